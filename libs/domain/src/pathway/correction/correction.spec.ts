import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import {
  basis,
  bostoetteStaff,
  caseworker,
  citizenRegistered,
  clipUsed,
  coordinatorAssigned,
  correcting,
  dischargePlanned,
  dischargeRecorded,
  elsewhere,
  entryAt,
  klippekortIssued,
  manager,
  marielundStaff,
  named,
  pathwayClosed,
  pathwayOpened,
  recordedTogether,
  serviceEnded,
  serviceStarted,
  stayStarted,
  visitationRegistered,
} from '#testing/given-when-then/index.js';

const visitation107 = visitationRegistered({ visitationId: named('visitation 107'), legalBasis: basis('SEL-107') });
const underVisitation = { ground: { kind: 'visitation', visitationId: named('visitation 107') } } as const;

/** 0 registered · 1, 2 opened · 3 visitation · 4 stay from 1 February · 5 discharged on 20 November. */
const discharged = recordedTogether([
  citizenRegistered(),
  [pathwayOpened(), coordinatorAssigned()],
  visitation107,
  stayStarted(underVisitation),
  dischargeRecorded(),
]);
const [registered, opened, visited, stayed, left] = [0, 1, 3, 4, 5].map(entryAt);

describe('COR-1 a retraction', () => {
  it('takes an entry back, as if it had not been recorded', () => {
    const { state } = correcting(discharged, [{ retract: [left!], because: 'did-not-happen' }]);
    expect(state.stays.stays).toMatchObject([{ from: '2026-02-01', until: null }]);
  });

  it('can be retracted itself: the entry counts again', () => {
    const { state } = correcting(discharged, [{ retract: [left!] }, { retract: [entryAt(6)], because: 'correction-was-wrong' }]);
    expect(state.stays.stays).toMatchObject([{ until: '2026-11-20' }]);
  });

  it('takes back what was recorded together with the entry', () => {
    const closed = recordedTogether([
      citizenRegistered(),
      [pathwayOpened(), coordinatorAssigned()],
      visitationRegistered(),
      serviceStarted(),
      serviceEnded(),
      [pathwayClosed(), klippekortIssued()],
    ]);
    const { state } = correcting(closed, [{ retract: [entryAt(6)], because: 'did-not-happen' }]);
    expect(state.case.periods).toEqual([{ from: '2026-01-05', until: null }]);
    expect(state.klippekort.cards).toEqual([]);
  });

  it('of what was retracted already changes nothing', () => {
    correcting(discharged, [{ retract: [left!] }, { retract: [left!] }]).nothingNew();
  });

  it('is refused where another entry would speak of what is gone', () => {
    correcting(discharged, [{ retract: [stayed!] }]).refused('COR-1', 'leaves-orphan', { entry: left!, type: 'DischargeRecorded', speaksOf: 'stayId' });
    correcting(discharged, [{ retract: [visited!] }]).refused('COR-1', 'leaves-orphan');
  });

  it('of an opening is refused while a closing speaks of it', () => {
    const closed = recordedTogether([citizenRegistered(), [pathwayOpened(), coordinatorAssigned()], pathwayClosed()]);
    correcting(closed, [{ retract: [entryAt(1)] }]).refused('COR-1', 'leaves-orphan', { entry: entryAt(3), type: 'PathwayClosed', speaksOf: 'opening' });
  });

  it('of all that hangs together is accepted', () => {
    const { state } = correcting(discharged, [{ retract: [stayed!, left!, visited!] }]);
    expect(state.stays.stays).toEqual([]);
    expect(state.services.visitations).toEqual([]);
  });

  it('of the registration is refused', () => {
    correcting(discharged, [{ retract: [registered!] }]).refused('COR-1', 'not-retractable', { entry: registered! });
  });

  it('is refused where a rule of the pathway would be broken', () => {
    correcting(discharged, [{ retract: [opened!] }]).refused('COR-1', 'breaks-rule');
  });

  it('of nothing, and of what is not there, is refused', () => {
    correcting(discharged, [{}]).refused('COR-1', 'nothing-to-correct');
    correcting(discharged, [{ retract: [entryAt(99)] }]).refused('COR-1', 'no-such-entry', { entry: entryAt(99) });
  });
});

describe('COR-1 a correction', () => {
  it('says an entry anew: another date', () => {
    const { state } = correcting(discharged, [{ changes: [{ entry: left!, effective: plainDate('2026-11-18') }], because: 'wrong-date' }]);
    expect(state.stays.stays).toMatchObject([{ until: '2026-11-18', destination: 'own-home' }]);
  });

  it('says an entry anew: other facts', () => {
    const { state } = correcting(discharged, [{ changes: [{ entry: left!, data: { destination: 'hospital' } }] }]);
    expect(state.stays.stays).toMatchObject([{ until: '2026-11-20', destination: 'hospital' }]);
  });

  it('of a correction that was itself retracted leaves the entry as it was', () => {
    const { state } = correcting(discharged, [{ changes: [{ entry: left!, data: { destination: 'hospital' } }] }, { retract: [entryAt(6)] }]);
    expect(state.stays.stays).toMatchObject([{ destination: 'own-home' }]);
  });

  it('corrects several entries at once, and is judged by what comes of all of them', () => {
    const later = { effective: plainDate('2026-11-21') };
    correcting(discharged, [{ changes: [{ entry: stayed!, ...later }] }]).refused('COR-1', 'leaves-orphan');
    const { state } = correcting(discharged, [{ changes: [{ entry: stayed!, ...later }, { entry: left!, effective: plainDate('2026-11-22') }] }]);
    expect(state.stays.stays).toMatchObject([{ from: '2026-11-21', until: '2026-11-22' }]);
  });

  it('moves what was recorded together on the date along', () => {
    const { state } = correcting(discharged, [{ changes: [{ entry: opened!, effective: plainDate('2026-01-02') }], because: 'wrong-date' }]);
    expect(state.case.periods[0]?.from).toBe('2026-01-02');
    expect(state.people.coordinators).toMatchObject([{ from: '2026-01-02' }]);
  });

  it('of the first date of a visitation is one of the period that it grants', () => {
    const { state } = correcting(discharged, [{ changes: [{ entry: visited!, effective: plainDate('2026-01-20') }] }]);
    expect(state.services.visitations).toMatchObject([{ from: '2026-01-20' }]);
    correcting(discharged, [{ changes: [{ entry: visited!, data: { from: '2026-02-02' } }] }]).refused('COR-1', 'leaves-orphan');
  });

  it('of a closing date moves the validity of the klippekort', () => {
    const closed = recordedTogether([
      citizenRegistered(),
      [pathwayOpened(), coordinatorAssigned()],
      visitationRegistered(),
      serviceStarted(),
      serviceEnded({ on: '2026-03-01' }),
      [pathwayClosed(), klippekortIssued()],
      clipUsed(),
    ]);
    const { state } = correcting(closed, [{ changes: [{ entry: entryAt(6), effective: plainDate('2026-03-10') }] }]);
    expect(state.klippekort.cards).toMatchObject([{ validFrom: '2026-03-10', validThrough: '2028-03-09' }]);
  });

  it('takes an optional member away with null', () => {
    const planned = recordedTogether([citizenRegistered(), [pathwayOpened(), coordinatorAssigned()], visitationRegistered({ to: '2027-01-31', hoursPerWeek: 6 })]);
    const { decision } = correcting(planned, [{ changes: [{ entry: entryAt(3), data: { to: null } }] }]);
    expect(decision).toMatchObject({ accepted: true, events: [{ data: { says: { data: { to: null, hoursPerWeek: 6 } } } }] });
    const without = correcting(planned, [{ changes: [{ entry: entryAt(3), data: { hoursPerWeek: null } }] }]);
    expect(without.decision).toMatchObject({ accepted: true, events: [{ data: { says: { data: { to: '2027-01-31' } } } }] });
    expect(JSON.stringify(without.decision)).not.toContain('hoursPerWeek');
  });

  it('that says what the entry says changes nothing', () => {
    correcting(discharged, [{ changes: [{ entry: left!, effective: plainDate('2026-11-20'), data: { destination: 'own-home' } }] }]).nothingNew();
  });

  it('says anew what was written of the person', () => {
    const { decision } = correcting(discharged, [{ changes: [{ entry: visited!, personal: { goals: 'Invented goal' } }], note: 'Invented note' }]);
    expect(decision).toMatchObject({ accepted: true, events: [{ personal: { note: 'Invented note', says: { goals: 'Invented goal' } } }] });
    correcting(discharged, [{ changes: [{ entry: visited!, personal: { hopes: '' } }] }]).refused('COR-1', 'does-not-fit');
  });

  it('is refused with what the entry cannot say', () => {
    const changing = (data: object) => correcting(discharged, [{ changes: [{ entry: left!, data: data as never }] }]);
    changing({ destination: 'the-moon' }).refused('COR-1', 'does-not-fit', { entry: left!, type: 'DischargeRecorded', members: ['destination'] });
    changing({ unheard: 1 }).refused('COR-1', 'does-not-fit', { entry: left!, type: 'DischargeRecorded', members: ['unheard'] });
  });

  it('keeps the id that others know the entry by', () => {
    correcting(discharged, [{ changes: [{ entry: stayed!, data: { stayId: named('another stay') } }] }]).refused('COR-1', 'id-changed');
    const { state } = correcting(discharged, [{ changes: [{ entry: stayed!, data: { tilbudId: elsewhere } }] }]);
    expect(state.stays.stays).toMatchObject([{ tilbudId: elsewhere }]);
  });

  it('of a retracted entry, and of a correction, is refused', () => {
    const change = { changes: [{ entry: left!, data: { destination: 'hospital' } }] };
    correcting(discharged, [{ retract: [left!] }, change]).refused('COR-1', 'entry-retracted', { entry: left! });
    correcting(discharged, [change, { changes: [{ entry: entryAt(6), data: {} }] }]).refused('COR-1', 'not-correctable', { entry: entryAt(6) });
  });

  it('does not put into the future what has happened', () => {
    const tomorrow = { effective: plainDate('2026-11-23') };
    correcting(discharged, [{ changes: [{ entry: left!, ...tomorrow }] }]).refused('DATE-1', 'in-the-future');
  });

  it('loses the hour with the date', () => {
    const withHour = recordedTogether([citizenRegistered(), [pathwayOpened(), coordinatorAssigned()], dischargePlanned({ at: '2026-11-22T09:00:00.000Z' })]);
    const { decision } = correcting(withHour, [{ changes: [{ entry: entryAt(3), data: { causedBy: 'region' } }] }]);
    expect(decision).toMatchObject({ accepted: true, events: [{ data: { says: { effectiveAt: '2026-11-22T09:00:00.000Z' } } }] });
  });
});

describe('COR-2 who corrects', () => {
  const events = [citizenRegistered(), [pathwayOpened(), coordinatorAssigned()], visitation107, stayStarted(underVisitation), dischargeRecorded()];
  const byMarielund = recordedTogether(events, marielundStaff);
  const wrong = { retract: [left!] };

  it.each([marielundStaff, caseworker, manager])('may be the unit that recorded it, the authority and a manager: $role', (actor) => {
    expect(correcting(byMarielund, [wrong], { actor }).decision.accepted).toBe(true);
  });

  it('is not another unit', () => {
    correcting(byMarielund, [wrong], { actor: bostoetteStaff }).refused('COR-2', 'recorded-by-others', { entry: left! });
  });
});
