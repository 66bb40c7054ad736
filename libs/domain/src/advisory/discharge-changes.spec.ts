import { describe, expect, it } from '@jest/globals';
import { addMillis, instant, type MunicipalityCode, plainDate, type Recorded, streamName, system, uuid, type Actor } from '#kernel';
import { CitizenDied } from '../pathway/case/events.js';
import { type PathwayEvent } from '../pathway/events.js';
import { DischargeCancelled, DischargePlanned, DischargeRecorded, DischargeRescheduled, StayStarted } from '../pathway/stay/events.js';
import { changesOfDischarge } from './discharge-changes.js';

const id = (letter: string, n = 0) => uuid(`${letter.repeat(8)}-0000-4000-8000-00000000000${n}`);
const citizen = id('c');
const stayId = id('a');
const planId = id('b');
const tilbudId = id('d');
const on = { on: plainDate('2026-11-02') };
const stay = StayStarted.of(
  {
    stayId,
    legalBasis: { law: 'SEL', section: '107', validFrom: plainDate('2020-01-01'), validTo: null },
    ground: { kind: 'no-visitation-needed' },
    tilbudId,
  },
  on,
);
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
const changes = (of: Recorded<PathwayEvent>[], n: number) => changesOfDischarge(of, citizen, id('e', n));
const happened = (of: Recorded<PathwayEvent>[], n: number) => changes(of, n).map(({ change }) => change.happened);

describe('the changes of discharges that an event makes', () => {
  it('reads date, destination, tilbud and stay', () => {
    const [only] = changes(history(stay, planned), 1);
    expect(only).toMatchObject({ tilbudId, earlier: [], change: { stayId, planId, eventId: id('e', 1), citizenId: citizen } });
    expect(only!.change.happened).toEqual({ is: 'set', about: { date: '2026-11-20', destination: 'own-home' } });
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
    expect(happened(history(stay, planned, recorded), 2)).toEqual([{ is: 'recorded', about: { date: '2026-11-20', destination: 'own-home' } }]);
  });
  it('does not mix plans', () => {
    const other = DischargePlanned.of({ stayId, planId: id('9'), date: plainDate('2026-12-01'), destination: 'own-home', causedBy: 'botilbud' }, on);
    expect(changes(history(stay, planned, cancelled, other), 3)[0]!.earlier).toEqual([]);
    expect(happened(history(stay, planned, cancelled, other), 2)).toEqual([{ is: 'cancelled' }]);
  });
  it('finds the open plans of a citizen who died', () => {
    expect(changes(history(stay, planned, died), 2)).toMatchObject([{ change: { planId, happened: { is: 'died' } }, earlier: [{ eventId: id('e', 1) }] }]);
    expect(changes(history(stay, planned, cancelled, died), 3)).toEqual([]);
  });
  it('says nothing of other events, or of one that is not there', () => {
    expect(changes(history(stay), 0)).toEqual([]);
    expect(changes(history(stay), 5)).toEqual([]);
  });
});
