import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMillis,
  dateInCopenhagen,
  EntryCorrected,
  EntryRetracted,
  fold,
  historyAsKnown,
  instant,
  type MunicipalityCode,
  type PlainDate,
  plainDate,
  type Recorded,
  streamName,
  system,
  type Uuid,
  uuid,
} from '#kernel';
import { exampleAgreements } from '../agreement/example-set.js';
import { CitizenDied } from '../pathway/case/events.js';
import { type PathwayEvent } from '../pathway/events.js';
import { type Destination, DischargeCancelled, DischargePlanned, DischargeRecorded, DischargeRescheduled, StayStarted } from '../pathway/stay/events.js';
import { defaultPolicy } from '../policy/policy.js';
import { type About } from './about.js';
import { type AdvisoryCommand } from './commands.js';
import { advisoryDecider } from './decide.js';
import { type AdvisoryEvent } from './events.js';
import { changesOfOccasions } from './occasion-changes.js';
import { type OccasionSays, occasionKey } from './occasions/occasion.js';
import { occasionsIn } from './occasions/read-occasions.js';
import { advisoryId, type FormerAdvisory, type OccasionChange, occasionOf, planFor } from './plan-occasion.js';
import { isUnsent, type PlannedAdvisory } from './state.js';

const HOUR = 3_600_000;
const BEGIN = instant('2026-11-02T08:00:00.000Z');
const id = (kind: string, n: number) => uuid(`${kind.repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}`);
const citizenId = id('c', 0);
const stayId = id('a', 0);
const agreement = { agreementId: id('b', 0), version: 1, terms: exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]! };
const PARTNER = agreement.terms.partner.id;

const inDays = fc.constantFrom(-2, 0, 1, 4, 8, 12, 30);
const where = fc.constantFrom<Destination>('own-home', 'hospital');
const which = fc.nat({ max: 30 });
/** What people, their mistakes and time do to the discharges of one stay. */
const step = fc.oneof(
  fc.record({ is: fc.constant('plan' as const), inDays, where }),
  fc.record({ is: fc.constant('move' as const), inDays, where }),
  fc.record({ is: fc.constant('cancel' as const) }),
  fc.record({ is: fc.constant('record' as const), inDays: fc.integer({ min: -3, max: 0 }), where }),
  fc.record({ is: fc.constant('die' as const) }),
  { weight: 3, arbitrary: fc.record({ is: fc.constant('retract' as const), which }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('correct' as const), which, inDays }) },
  fc.record({ is: fc.constant('hours-pass' as const), hours: fc.integer({ min: 1, max: 240 }) }),
  { weight: 3, arbitrary: fc.record({ is: fc.constant('dispatch' as const), outcome: fc.constantFrom('sent' as const, 'sent' as const, 'unreachable' as const) }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('plan-advisories' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** A pathway, a partner, a planner that comes when it comes, and a dispatcher. */
class World {
  now = BEGIN;
  readonly recorded: Recorded<PathwayEvent>[] = [];
  readonly advisories = new Map<Uuid, AdvisoryEvent[]>();
  readonly outbox: { readonly key: string; readonly id: Uuid; readonly said: string }[] = [];
  /** The last change of each discharge that was planned for. */
  readonly lastChange = new Map<string, OccasionChange>();
  private planned = 0;

  constructor() {
    const legalBasis = { law: 'SEL', section: '107', validFrom: plainDate('2020-01-01'), validTo: null } as const;
    this.append(StayStarted.of({ stayId, legalBasis, ground: { kind: 'no-visitation-needed' }, tilbudId: id('d', 0) }, { on: addDays(this.today, -30) }));
  }
  get today(): PlainDate {
    return dateInCopenhagen(this.now);
  }
  append(event: PathwayEvent): void {
    const version = this.recorded.length;
    const commandId = id('f', version);
    const metadata = { recordedAt: this.now, effective: event.effective, actor: system, municipality: '621' as MunicipalityCode, commandId, correlationId: commandId, causationId: commandId };
    const place = { stream: streamName('pathway', citizenId), version, position: BigInt(version) };
    this.recorded.push({ event, stored: { id: id('e', version), type: event.type, schemaVersion: 1, data: {}, metadata, ...place } });
  }
  reading() {
    return new Map([...occasionsIn(historyAsKnown(this.recorded))].filter(([, { trigger }]) => trigger === 'botilbud-discharge'));
  }
  advisory(key: Uuid): PlannedAdvisory | undefined {
    const state = fold(advisoryDecider, this.advisories.get(key) ?? []);
    return state.is === 'none' ? undefined : state;
  }
  tell(key: Uuid, command: AdvisoryCommand): number {
    const past = this.advisories.get(key) ?? [];
    const decision = advisoryDecider.decide(command, fold(advisoryDecider, past), { now: this.now, today: this.today, policy: defaultPolicy });
    if (!decision.accepted) throw new Error(`${command.type}: ${decision.refusal.reason}`);
    if (decision.events.length > 0) this.advisories.set(key, [...past, ...decision.events]);
    return decision.events.length;
  }

  /** Plans for all events that were not planned for, and then all over again. */
  planAdvisories(): void {
    for (; this.planned < this.recorded.length; this.planned++) this.planFor(this.planned, true);
    const before = [...this.advisories].map(([key, events]) => [key, events.length]);
    for (let version = 0; version < this.recorded.length; version++) this.planFor(version, false);
    expect([...this.advisories].map(([key, events]) => [key, events.length])).toEqual(before);
  }
  private planFor(version: number, fresh: boolean): void {
    for (const { change, earlier } of changesOfOccasions(this.recorded, citizenId, this.recorded[version]!.stored.id)) {
      // The agreement asks for notice of discharges alone.
      if (change.trigger !== 'botilbud-discharge') continue;
      if (fresh) this.lastChange.set(occasionKey(change), change);
      const former = earlier.flatMap(({ eventId, kinds }): FormerAdvisory[] =>
        kinds.flatMap((kind) => {
          const key = advisoryId(eventId, change, PARTNER, kind);
          const advisory = this.advisory(key);
          return advisory ? [{ id: key, advisory }] : [];
        }));
      const plan = planFor(change, PARTNER, agreement, former, defaultPolicy);
      // What was stopped or sent meanwhile makes a second plan say less, never more or otherwise.
      if (!fresh && plan.plan && !this.advisory(plan.plan.id)) throw new Error('planning again plans something new');
      if (fresh) for (const one of [plan.stop, plan.plan]) if (one) this.tell(one.id, one.command);
    }
  }

  dispatch(outcome: 'sent' | 'unreachable', now = this.now): void {
    for (const key of [...this.advisories.keys()]) {
      const advisory = this.advisory(key)!;
      if (!isUnsent(advisory) || advisory.nextAttemptAt > now) continue;
      this.now = now;
      this.tell(key, { type: 'StartDispatch' });
      const attempt = advisory.attempts + 1;
      if (outcome === 'sent') {
        this.tell(key, { type: 'RecordSent', attempt, at: now });
        const { kind, about } = advisory.content;
        this.outbox.push({ key: occasionKey(occasionOf(advisory.content)), id: key, said: kind === 'discharge-withdrawn' ? 'withdrawn' : `${about.date} ${whereTo(about)}` });
      } else this.tell(key, { type: 'RecordAttemptFailed', attempt, why: 'unreachable', code: 'x', retryAt: now });
    }
  }
  lastSaid(key: string): string | undefined {
    return this.outbox.findLast((one) => one.key === key)?.said;
  }
}

function happens(world: World, one: Step): void {
  world.now = addMillis(world.now, 1000);
  const { today, recorded } = world;
  const on = { on: today };
  const reading = world.reading();
  const open = [...reading.values()].find(({ says }) => says.is === 'set');
  const over = [...reading.values()].some(({ says }) => says.is === 'recorded' || says.is === 'died');
  const entries = recorded.slice(1);
  switch (one.is) {
    case 'plan':
      if (!open && !over) world.append(DischargePlanned.of({ stayId, planId: id('b', recorded.length), date: addDays(today, one.inDays), destination: one.where, causedBy: 'botilbud' }, on));
      return;
    case 'move':
      if (open?.planId && open.says.is === 'set') {
        const data = { stayId, planId: open.planId, from: open.says.about.date, to: addDays(today, one.inDays), destination: one.where, causedBy: 'region' } as const;
        world.append(DischargeRescheduled.of(data, on));
      }
      return;
    case 'cancel':
      if (open?.planId && open.says.is === 'set') world.append(DischargeCancelled.of({ stayId, planId: open.planId, date: open.says.about.date, causedBy: 'citizen' }, on));
      return;
    case 'record':
      if (!over) world.append(DischargeRecorded.of({ stayId, planId: open?.planId ?? null, destination: one.where }, { on: addDays(today, one.inDays) }));
      return;
    case 'die':
      world.append(CitizenDied.of({ source: 'hospital' }, on));
      return;
    case 'retract':
      if (entries.length > 0) world.append(EntryRetracted.of({ entries: [entries[one.which % entries.length]!.stored.id], because: 'did-not-happen' }, on));
      return;
    case 'correct': {
      const entry = entries[one.which % Math.max(1, entries.length)];
      if (!entry) return;
      const date = addDays(today, one.inDays);
      const { type, schemaVersion, data } = entry.event;
      const member = type === 'DischargePlanned' ? 'date' : type === 'DischargeRescheduled' ? 'to' : undefined;
      if (member === undefined && type !== 'DischargeRecorded') return;
      const says = { type, schemaVersion, data: { ...(data), ...(member ? { [member]: date } : {}) }, effective: member ? entry.event.effective : date };
      world.append(EntryCorrected.of({ entry: entry.stored.id, because: 'wrong-date', says }, on));
      return;
    }
    case 'hours-pass':
      world.now = addMillis(world.now, one.hours * HOUR);
      return;
    case 'dispatch':
      world.dispatch(one.outcome);
      return;
    case 'plan-advisories':
      world.planAdvisories();
  }
}

function whereTo(about: About): string {
  return 'destination' in about ? about.destination : about.trigger;
}

/** What a partner holds in the end of a discharge, where it can be told of it. */
function toHold(says: OccasionSays | undefined, { recordedAt }: OccasionChange): string | undefined {
  if (says && 'about' in says) return says.about.date < dateInCopenhagen(recordedAt) ? undefined : `${says.about.date} ${whereTo(says.about)}`;
  return says?.is === 'died' ? undefined : 'withdrawn';
}

describe('DIS-1 and COR-1 whatever is planned, moved, cancelled, recorded, retracted and corrected', () => {
  it('the partner is left with what the pathway says, told each thing once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
        const world = new World();
        for (const one of steps) happens(world, one);
        world.planAdvisories();
        const sentBefore = world.outbox.length;
        world.dispatch('sent', addMillis(world.now, 400 * 24 * HOUR));
        world.planAdvisories();
        const reading = world.reading();
        for (const [key, change] of world.lastChange) {
          const hold = toHold(reading.get(key)?.says, change);
          const heard = world.lastSaid(key);
          if (hold === undefined) expect(world.outbox.slice(sentBefore).filter((one) => one.key === key)).toEqual([]);
          else if (hold === 'withdrawn') expect([undefined, 'withdrawn']).toContain(heard);
          else expect(heard).toBe(hold);
        }
        expect(new Set(world.outbox.map((one) => one.id)).size).toBe(world.outbox.length);
        for (const key of world.lastChange.keys()) {
          const told = world.outbox.filter((one) => one.key === key).map(({ said }) => said);
          for (let i = 1; i < told.length; i++) expect(told[i]).not.toBe(told[i - 1]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
