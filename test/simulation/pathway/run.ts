import assert from 'node:assert/strict';
import { defaultPolicy, type EntriesCommand, pathway, type PathwayCommand, type PathwayEvent, type PathwayState, pathwayStream } from '#domain';
import { caseStatus } from '#domain/pathway/case/state.js';
import { includes } from '#domain/pathway/interval.js';
import { coordinatorOn } from '#domain/pathway/people/state.js';
import { addDays, addMillis, instantInCopenhagen, plainDate, stateAsKnown, streamName, type Decision, type PlainDate, type Recorded, type Uuid } from '#kernel';
import { named, ordinarily } from '#testing/given-when-then/invented.js';
import { type Asking, asks, CLIPS, lastDayOfCard } from './asks.js';
import { type Fact, faultsIn, type Saying, Told } from './reference.js';

/** One thing asked: so many days after the one before, of a day back from then, with a number to choose with. */
export interface Step {
  readonly ask: keyof typeof asks | 'retract' | 'bringBack' | 'moveDate';
  readonly later: number;
  readonly back: number;
  readonly pick: number;
}

const DAY_0 = plainDate('2026-01-01');
const date = (day: number): PlainDate => addDays(DAY_0, day);
const policy = { ...defaultPolicy, klippekort: { ...defaultPolicy.klippekort, clips: CLIPS } };

/** The pathway as the domain keeps it, beside the pathway as the reference does. */
export class Run {
  private recorded: readonly Recorded<PathwayEvent>[] = [];
  /** For each saying, the entry that it began with, and the retraction of it that was recorded last. */
  private readonly entries: { readonly first: Uuid | undefined; retraction?: Uuid }[] = [];
  private readonly sayings: Saying[] = [];
  private today = 10;
  private asked = 0;
  /** How many asks were accepted, and how many refused, by kind. */
  readonly answers = new Map<string, { accepted: number; refused: number }>();

  /** Asks both, and holds their answers against each other. @throws AssertionError where they differ */
  step({ ask, later, back, pick }: Step): void {
    this.today += later;
    this.asked++;
    const asking: Asking = { sayings: this.sayings, told: new Told(this.sayings), today: this.today, on: this.today - back, pick, at: this.asked };
    const accepted = ask === 'retract' || ask === 'bringBack' || ask === 'moveDate' ? this.correct(ask, asking) : this.ask(ask, asking);
    const answers = this.answers.get(ask) ?? { accepted: 0, refused: 0 };
    this.answers.set(ask, { ...answers, [accepted ? 'accepted' : 'refused']: answers[accepted ? 'accepted' : 'refused'] + 1 });
    if (accepted) this.compare([asking.on - 1, asking.on, asking.on + 1, this.today]);
  }

  /** Both say the same of every day that anything happened on, and of the days around it. @throws AssertionError */
  end(): void {
    const { facts } = new Told(this.sayings);
    assert.deepEqual([...faultsIn(new Told(this.sayings))], [], `what is recorded is unsound:\n${this.history()}`);
    this.compare([...new Set(facts.flatMap(({ on }) => [on - 1, on, on + 1]))]);
  }

  private ask(name: keyof typeof asks, asking: Asking): boolean {
    const expected = asks[name].expected(asking);
    const decision = this.judge(asks[name].command(asking, date));
    this.assertAnswer(name, decision, expected !== 'refused');
    if (!decision.accepted || expected === 'refused') return false;
    if (expected.length === 0) {
      assert.deepEqual(decision.events, [], `${name} was to change nothing`);
      return true;
    }
    const [first] = this.append(decision.events);
    this.entries.push({ first });
    this.sayings.push({ facts: expected, counts: true });
    return true;
  }

  /** Corrections are expected to be accepted just where what is then told is without fault. */
  private correct(how: 'retract' | 'bringBack' | 'moveDate', asking: Asking): boolean {
    const at = asking.pick % Math.max(1, this.sayings.length);
    const [saying, entry] = [this.sayings[at], this.entries[at]];
    if (!saying || !entry?.first || (how === 'bringBack' && !entry.retraction)) return false;
    const anew = sayingAnew(how, saying, asking);
    const told = new Told(this.sayings.map((one) => (one === saying ? anew : one)));
    const lawful = lawfulness(how, saying, asking) && faultsIn(told).size === 0;
    const decision = this.judge(commandOf(how, entry, asking));
    this.assertAnswer(`${how} of ${saying.facts.map(({ is }) => is).join(' and ')}`, decision, lawful);
    if (!decision.accepted) return false;
    if (decision.events.length > 0) {
      const [id] = this.append(decision.events);
      if (how === 'retract' && id) entry.retraction = id;
    }
    this.sayings[at] = anew;
    return true;
  }

  private assertAnswer(what: string, decision: Decision<PathwayEvent>, accepted: boolean): void {
    const answer = decision.accepted ? 'accepted' : `refused under ${decision.refusal.rule} ${decision.refusal.reason} ${JSON.stringify(decision.refusal.facts)}`;
    assert.equal(decision.accepted, accepted, `${what} on day ${this.today} was ${answer}, which the reference does not say of\n${this.history()}`);
  }

  private judge(command: PathwayCommand | EntriesCommand): Decision<PathwayEvent> {
    const today = date(this.today);
    return pathwayStream.judge(command, this.recorded, { ...ordinarily, today, now: instantInCopenhagen(today, '12:00'), policy });
  }

  private append(events: readonly PathwayEvent[]): readonly Uuid[] {
    const recordedAt = addMillis(instantInCopenhagen(date(this.today), '12:00'), this.asked);
    const commandId = named(`command ${this.asked}`);
    const metadata = { recordedAt, actor: ordinarily.actor, municipality: ordinarily.municipality, commandId, correlationId: commandId, causationId: commandId };
    const appended = events.map((event, place): Recorded<PathwayEvent> => {
      const version = this.recorded.length + place;
      const stored = { id: named(`entry ${version}`), type: event.type, schemaVersion: event.schemaVersion, data: {}, stream: streamName('pathway', named('citizen')) };
      return { event, stored: { ...stored, version, position: BigInt(version), metadata: { ...metadata, effective: event.effective } } };
    });
    this.recorded = [...this.recorded, ...appended];
    return appended.map(({ stored }) => stored.id);
  }

  private compare(days: readonly number[]): void {
    const state = stateAsKnown(pathway, this.recorded);
    const told = new Told(this.sayings);
    for (const day of days) assert.deepEqual(ofState(state, day), ofTold(told, day), `day ${day}, ${date(day)}:\n${this.history()}`);
    assert.equal(caseStatus(state.case) === 'open', told.isOpenAtLast, `open at last:\n${this.history()}`);
  }

  private history(): string {
    return this.sayings.map(({ facts, counts }) => `${counts ? ' ' : '-'} ${facts.map((fact) => JSON.stringify(fact)).join(' ')}`).join('\n');
  }
}

function sayingAnew(how: 'retract' | 'bringBack' | 'moveDate', saying: Saying, { on }: Asking): Saying {
  if (how === 'retract') return { ...saying, counts: false };
  if (how === 'bringBack') return { ...saying, counts: true };
  const was = saying.facts[0]!.on;
  const moved = (fact: Fact): Fact => (fact.on !== was ? fact : fact.is === 'card' ? { ...fact, on, through: lastDayOfCard(on) } : { ...fact, on });
  return { ...saying, facts: saying.facts.map(moved) };
}

/** What is refused whatever comes of it. */
function lawfulness(how: 'retract' | 'bringBack' | 'moveDate', { facts, counts }: Saying, { on, today }: Asking): boolean {
  const isRegistration = facts.some(({ is }) => is === 'registered');
  if (how === 'retract') return !isRegistration || !counts;
  if (how === 'bringBack') return true;
  if (!counts) return false;
  const was = facts[0]!.on;
  const moved = facts.filter((fact) => fact.on === was);
  return was === on || on <= today || moved.every(({ is }) => is === 'granted');
}

function commandOf(how: 'retract' | 'bringBack' | 'moveDate', { first, retraction }: { readonly first: Uuid | undefined; readonly retraction?: Uuid }, { on }: Asking): EntriesCommand {
  const correction = { type: 'CorrectEntries', changes: [], retract: [], because: 'wrong-facts' } as const;
  if (how === 'moveDate') return { ...correction, changes: [{ entry: first!, effective: date(on) }] };
  return { ...correction, retract: how === 'retract' ? [first!] : [retraction!] };
}

function ofTold(told: Told, day: number) {
  return {
    open: told.isOpen(day),
    stays: told.stays(day).map((id) => named(id)),
    supports: told.supports(day).map((id) => named(id)),
    coordinator: told.coordinator(day) === undefined ? undefined : named(told.coordinator(day)!),
    cards: told.cards(day).map(({ id }) => [named(id), told.clipsUsed(id).map(date)]),
    dead: told.diedOn !== undefined && told.diedOn <= day,
  };
}

function ofState({ case: { periods, diedOn }, stays, services, people, klippekort }: PathwayState, day: number) {
  const on = date(day);
  return {
    open: periods.some((one) => includes(one, on)),
    stays: stays.stays.filter((one) => includes(one, on)).map(({ stayId }) => stayId),
    supports: services.services.filter((one) => includes(one, on)).map(({ serviceId }) => serviceId),
    coordinator: coordinatorOn(people, on)?.workerId,
    cards: klippekort.cards
      .filter(({ validFrom, validThrough, ended }) => validFrom <= on && on <= validThrough && (ended === undefined || on < ended.on))
      .map(({ cardId, uses }) => [cardId, uses]),
    dead: diedOn !== undefined && diedOn <= on,
  };
}
