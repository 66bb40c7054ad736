import { describe, expect, it } from '@jest/globals';
import {
  addMillis,
  type Actor,
  EntryCorrected,
  EntryRetracted,
  instant,
  type JsonObject,
  type MunicipalityCode,
  plainDate,
  type PlainDate,
  type Recorded,
  streamName,
  system,
  uuid,
} from '#kernel';
import { CitizenDied } from '../pathway/case/events.js';
import { type PathwayEvent } from '../pathway/events.js';
import {
  AcuteStayStarted,
  AssessmentStayStarted,
  DischargeCancelled,
  DischargeExpectationsChanged,
  DischargePlanned,
  DischargeRecorded,
  DischargeRescheduled,
  StayStarted,
} from '../pathway/stay/events.js';
import { changesOfOccasions } from './occasion-changes.js';

const id = (letter: string, n = 0) => uuid(`${letter.repeat(8)}-0000-4000-8000-00000000000${n}`);
const citizen = id('c');
const stayId = id('a');
const planId = id('b');
const tilbudId = id('d');
const on = { on: plainDate('2026-11-02') };
const place = {
  stayId,
  legalBasis: { law: 'SEL', section: '107', validFrom: plainDate('2020-01-01'), validTo: null },
  ground: { kind: 'no-visitation-needed' },
  tilbudId,
} as const;
const stay = StayStarted.of(place, on);
const planned = DischargePlanned.of({ stayId, planId, date: plainDate('2026-11-20'), destination: 'own-home', causedBy: 'region' }, on);
const moved = DischargeRescheduled.of(
  { stayId, planId, from: plainDate('2026-11-20'), to: plainDate('2026-11-10'), destination: 'hospital', causedBy: 'region' },
  on,
);
const cancelled = DischargeCancelled.of({ stayId, planId, date: plainDate('2026-11-20'), causedBy: 'citizen' }, on);
const recorded = DischargeRecorded.of({ stayId, planId, destination: 'own-home' }, { on: plainDate('2026-11-20') });
const died = CitizenDied.of({ source: 'hospital' }, on);

function history(...events: PathwayEvent[]): Recorded<PathwayEvent>[] {
  return events.map((event, version) => stored(event, version, system));
}
function stored(event: PathwayEvent, version: number, actor: Actor): Recorded<PathwayEvent> {
  const commandId = id('f');
  const recordedAt = addMillis(instant('2026-11-02T08:00:00.000Z'), version);
  const metadata = { recordedAt, effective: event.effective, actor, municipality: '621' as MunicipalityCode, commandId, correlationId: commandId, causationId: commandId };
  const place = { stream: streamName('pathway', citizen), version, position: BigInt(version) };
  return { event, stored: { id: id('e', version), type: event.type, schemaVersion: 1, data: {}, metadata, ...place } };
}
const changes = (of: Recorded<PathwayEvent>[], n: number) =>
  changesOfOccasions(of, citizen, id('e', n)).filter(({ change }) => change.trigger === 'botilbud-discharge');
const happened = (of: Recorded<PathwayEvent>[], n: number) => changes(of, n).map(({ change }) => change.happened);

describe('the changes of discharges that an event makes', () => {
  it('reads date, destination, tilbud and stay', () => {
    const [only] = changes(history(stay, planned), 1);
    expect(only).toMatchObject({ tilbudIds: [tilbudId], earlier: [], change: { subjectId: stayId, planId, eventId: id('e', 1), citizenId: citizen } });
    expect(only!.change.happened).toEqual({ is: 'set', about: { trigger: 'botilbud-discharge', date: '2026-11-20', destination: 'own-home' } });
  });
  it('knows what came before in the same plan, and who caused it', () => {
    const [only] = changes(history(stay, planned, moved), 2);
    expect(only!.change).toMatchObject({ causedBy: 'region', happened: { about: { date: '2026-11-10' } } });
    expect(only!.earlier).toEqual([{ eventId: id('e', 1), kinds: ['discharge-planned'] }]);
  });
  it('names who asked for the first plan as well', () => {
    expect(changes(history(stay, planned), 1)[0]!.change.causedBy).toBe('region');
  });
  it('takes the recorder’s side for the cause where the event names none', () => {
    const by = (role: Actor['role']) => changes([stored(recorded, 0, { id: 'x', role, unit: 'u' })], 0)[0]!.change.causedBy;
    expect([by('botilbud'), by('region'), by('myndighed'), by('system')]).toEqual(['botilbud', 'region', 'municipality', 'municipality']);
  });
  it('leaves out a change that a later one of the same plan has overtaken', () => {
    expect(changes(history(stay, planned, moved), 1)).toEqual([]);
    expect(happened(history(stay, planned, cancelled), 2)).toEqual([{ is: 'cancelled' }]);
    expect(happened(history(stay, planned, recorded), 2)).toEqual([{ is: 'recorded', about: { trigger: 'botilbud-discharge', date: '2026-11-20', destination: 'own-home' } }]);
  });
  it('does not mix plans', () => {
    const other = DischargePlanned.of({ stayId, planId: id('9'), date: plainDate('2026-12-01'), destination: 'own-home', causedBy: 'botilbud' }, on);
    expect(changes(history(stay, planned, cancelled, other), 3)[0]!.earlier).toEqual([]);
    expect(happened(history(stay, planned, cancelled, other), 2)).toEqual([{ is: 'cancelled' }]);
  });
  it('finds the open plans of a citizen who died', () => {
    expect(changes(history(stay, planned, died), 2)).toMatchObject([{ change: { planId, happened: { is: 'died' } }, earlier: [{ eventId: id('e', 1) }] }]);
  });
  it('finds those that are over as well, since what was to be said of them is not said any more', () => {
    expect(happened(history(stay, planned, cancelled, died), 3)).toEqual([{ is: 'died' }]);
    expect(happened(history(stay, planned, died, recorded), 3)).toEqual([]);
  });
  it('knows the tilbud of every kind of stay', () => {
    for (const started of [AcuteStayStarted.of(place, on), AssessmentStayStarted.of(place, on)]) {
      expect(changes(history(started, planned), 1)[0]!.tilbudIds).toEqual([tilbudId]);
    }
  });
  it('lets a discharge end another plan of the stay', () => {
    const unplanned = DischargeRecorded.of({ stayId, planId: null, destination: 'own-home' }, on);
    expect(changes(history(stay, planned, unplanned), 2).map(({ change }) => [change.planId, change.happened.is])).toEqual([
      [planId, 'cancelled'],
      [null, 'recorded'],
    ]);
  });
  it('says nothing when only what is expected of whom is said anew, or when it is moved to where it was', () => {
    expect(changes(history(stay, planned, DischargeExpectationsChanged.of({ stayId, planId }, on)), 2)).toEqual([]);
    const nowhere = { stayId, planId, from: plainDate('2026-11-20'), to: plainDate('2026-11-20'), destination: 'own-home', causedBy: 'region' } as const;
    expect(changes(history(stay, planned, DischargeRescheduled.of(nowhere, on)), 2)).toEqual([]);
  });
  it('says nothing of other events, or of one that is not there', () => {
    expect(changes(history(stay), 0)).toEqual([]);
    expect(changes(history(stay), 5)).toEqual([]);
  });
});

const retract = (...entries: number[]) => EntryRetracted.of({ entries: entries.map((n) => id('e', n)), because: 'did-not-happen' }, on);
const correct = (entry: number, { type, schemaVersion, data }: PathwayEvent, to: JsonObject, effective: PlainDate = on.on) =>
  EntryCorrected.of({ entry: id('e', entry), because: 'wrong-date', says: { type, schemaVersion, data: { ...(data as JsonObject), ...to }, effective } }, on);

describe('the changes of discharges that a correction makes (COR-1)', () => {
  it('takes the plan back', () => expect(happened(history(stay, planned, retract(1)), 2)).toEqual([{ is: 'retracted' }]));
  it('takes the stay back together with the plan', () =>
    expect(changes(history(stay, planned, retract(0, 1)), 2)).toMatchObject([{ tilbudIds: [tilbudId], change: { happened: { is: 'retracted' } } }]));
  it('brings the plan back when the retraction is retracted', () =>
    expect(happened(history(stay, planned, retract(1), retract(2)), 3)).toEqual([{ is: 'set', about: { trigger: 'botilbud-discharge', date: '2026-11-20', destination: 'own-home' } }]));
  it('takes a move, a cancellation or a discharge back', () => {
    const set = [{ is: 'set', about: { trigger: 'botilbud-discharge', date: '2026-11-20', destination: 'own-home' } }];
    for (const event of [moved, cancelled, recorded]) expect(happened(history(stay, planned, event, retract(2)), 3)).toEqual(set);
  });
  it('moves the date', () =>
    expect(happened(history(stay, planned, correct(1, planned, { date: '2026-11-10' })), 2)).toEqual([
      { is: 'set', about: { trigger: 'botilbud-discharge', date: '2026-11-10', destination: 'own-home' } },
    ]));
  it('moves the date of a discharge', () =>
    expect(happened(history(stay, planned, recorded, correct(2, recorded, {}, plainDate('2026-11-19'))), 3)).toEqual([
      { is: 'recorded', about: { trigger: 'botilbud-discharge', date: '2026-11-19', destination: 'own-home' } },
    ]));
  it('takes a death back: every discharge is what it was', () =>
    expect(happened(history(stay, planned, died, retract(2)), 3)).toEqual([{ is: 'set', about: { trigger: 'botilbud-discharge', date: '2026-11-20', destination: 'own-home' } }]));
  it('says nothing when a date of death or a note is corrected', () =>
    expect(changes(history(stay, planned, died, correct(2, died, {}, plainDate('2026-11-01'))), 3)).toEqual([]));
  it('knows another tilbud', () =>
    expect(changes(history(stay, planned, correct(0, stay, { tilbudId: id('f') })), 2)).toMatchObject([{ tilbudIds: [id('f')], change: { happened: { is: 'set' } } }]));
  it('is overtaken like any other event, and overtakes', () => {
    const of = history(stay, planned, retract(1), retract(2));
    expect([1, 2].map((n) => changes(of, n))).toEqual([[], []]);
  });
  it('can have asked for every kind of advisory, also when it was itself taken back', () => {
    const [only] = changes(history(stay, planned, retract(1), retract(2)), 3);
    expect(only!.earlier).toEqual([
      { eventId: id('e', 1), kinds: ['discharge-planned'] },
      { eventId: id('e', 2), kinds: ['discharge-planned', 'discharge-moved', 'discharge-withdrawn'] },
    ]);
  });
  it('is caused by whoever corrects', () => {
    const by = { id: 'x', role: 'botilbud', unit: 'u' } as const;
    expect(changes([...history(stay, planned), stored(retract(1), 2, by)], 2)[0]!.change.causedBy).toBe('botilbud');
  });
});
