import { describe, expect, it } from '@jest/globals';
import { EntryCorrected, EntryRetracted, historyAsKnown, plainDate, type Recorded } from '#kernel';
import {
  basis,
  bostoette,
  citizenDied,
  closedWithCard,
  coordinationPlanRecorded,
  dischargeAgreementRecorded,
  entryAt,
  handoverAccepted,
  handoverOffered,
  handoverOfferedAhead,
  marielund,
  named,
  networkMeetingCancelled,
  networkMeetingMoved,
  networkMeetingPlanned,
  opened,
  pathwayClosed,
  pathwayReopened,
  recordedTogether,
  serviceStarted,
  staying,
  theMeeting,
  theTransition,
  theVisitation,
  transitionBrokenOff,
  transitionCompleted,
  transitionPlanned,
  transitionRescheduled,
  visitationRegistered,
  visitationRevised,
  visitationRevoked,
} from '#testing/given-when-then/index.js';
import { type PathwayEvent } from '../../pathway/events.js';
import { type OccasionTrigger } from '../about.js';
import { changesOfOccasions } from '../occasion-changes.js';
import { occasionsIn } from './read-occasions.js';

const citizen = named('citizen');
const read = (trigger: OccasionTrigger, recorded: readonly Recorded<PathwayEvent>[]) =>
  [...occasionsIn(historyAsKnown(recorded)).values()].filter((one) => one.trigger === trigger);
/** What is read of the occasions of one trigger. */
const said = (trigger: OccasionTrigger, ...history: readonly (PathwayEvent | readonly PathwayEvent[])[]) =>
  read(trigger, recordedTogether(history)).map(({ says }) => says);
const retracted = (...places: readonly number[]) => EntryRetracted.of({ entries: places.map(entryAt), because: 'did-not-happen' }, { on: plainDate('2026-11-22') });
/** What the last event changes, by trigger. */
const changes = (...history: readonly (PathwayEvent | readonly PathwayEvent[])[]) => {
  const recorded = recordedTogether(history);
  return changesOfOccasions(recorded, citizen, recorded.at(-1)!.stored.id).map(({ change }) => `${change.trigger} ${change.happened.is}`);
};

describe('OCC-1 a network meeting', () => {
  const about = { trigger: 'coordination', date: '2026-04-20', what: 'network-meeting', time: '10:00' };
  it('is set, moved and called off', () => {
    expect(said('coordination', staying, networkMeetingPlanned())).toEqual([{ is: 'set', about }]);
    expect(said('coordination', staying, networkMeetingPlanned(), networkMeetingMoved())).toMatchObject([{ is: 'set', about: { date: '2026-04-24', time: '13:30' } }]);
    expect(said('coordination', staying, networkMeetingPlanned(), networkMeetingCancelled())).toEqual([{ is: 'cancelled' }]);
  });
  it('is gone when it is taken back, and back when that is', () => {
    const planned = staying.length;
    expect(changes(...staying, networkMeetingPlanned(), retracted(planned))).toEqual(['coordination retracted']);
    expect(changes(...staying, networkMeetingPlanned(), retracted(planned), retracted(planned + 1))).toEqual(['coordination set']);
  });
  it('has to do with the tilbud of the stay, and of services', () => {
    const both = [...staying, serviceStarted({ on: '2026-03-01' }), networkMeetingPlanned()];
    expect(read('coordination', recordedTogether(both))).toMatchObject([{ subjectId: theMeeting, tilbudIds: [marielund, bostoette].sort() }]);
    expect(read('coordination', recordedTogether([...opened, networkMeetingPlanned()]))).toMatchObject([{ tilbudIds: [] }]);
  });
});

describe('OCC-1 a discharge agreement and a coordination plan', () => {
  it('are told of on their date', () =>
    expect(said('coordination', opened, dischargeAgreementRecorded(), coordinationPlanRecorded())).toEqual([
      { is: 'recorded', about: { trigger: 'coordination', date: '2026-04-10', what: 'discharge-agreement', time: null } },
      { is: 'recorded', about: { trigger: 'coordination', date: '2026-04-10', what: 'coordination-plan', time: null } },
    ]));
});

describe('OCC-2 a move from a §107 stay to the own home', () => {
  const planned = transitionPlanned({ plannedDate: '2026-10-15' });
  const moved = handoverOffered({ on: '2026-10-16' });
  it('is set for its date, moved and broken off', () => {
    expect(said('transition', staying, planned)).toMatchObject([{ is: 'set', about: { date: '2026-10-15', receiver: { kind: 'tilbud', tilbudId: bostoette } } }]);
    expect(said('transition', staying, planned, transitionRescheduled({ to: '2026-10-22' }))).toMatchObject([{ is: 'set', about: { date: '2026-10-22' } }]);
    expect(said('transition', staying, planned, transitionBrokenOff())).toEqual([{ is: 'cancelled' }]);
  });
  it('is carried out when the citizen moves, planned or not, whatever becomes of the offer', () => {
    const carriedOut = [{ is: 'recorded', about: { date: '2026-10-16' } }];
    expect(said('transition', staying, planned, moved)).toMatchObject(carriedOut);
    expect(said('transition', staying, moved)).toMatchObject(carriedOut);
    expect(said('transition', staying, moved, transitionBrokenOff({ on: '2026-11-01' }))).toMatchObject(carriedOut);
  });
  it('says nothing by an offer alone, and is carried out when it is completed', () => {
    expect(said('transition', staying, handoverOfferedAhead())).toEqual([]);
    const done = [handoverOfferedAhead(), handoverAccepted({ on: '2026-10-02' }), transitionCompleted({ on: '2026-10-14' })];
    expect(said('transition', staying, planned, ...done)).toMatchObject([{ is: 'recorded', about: { date: '2026-10-14' } }]);
  });
  it('is no other kind of transition', () => expect(said('transition', staying, transitionPlanned({ kind: 'tilbud-to-tilbud' }))).toEqual([]));
  it('has to do with the tilbud that the citizen leaves', () =>
    expect(read('transition', recordedTogether([...staying, planned]))).toMatchObject([{ subjectId: theTransition, tilbudIds: [marielund] }]));
});

describe('OCC-3 a closing', () => {
  const closing = closedWithCard.findIndex(({ type }) => type === 'PathwayClosed');
  it('is told of on its date, with the tilbud that the citizen left last', () =>
    expect(read('closing', recordedTogether([...closedWithCard]))).toMatchObject([
      { subjectId: entryAt(closing), tilbudIds: [bostoette], says: { is: 'recorded', about: { date: '2026-03-15', outcome: 'goals-met' } } },
    ]));
  it('is not taken back by a reopening, and a second one is another', () => {
    const again = [...closedWithCard, pathwayReopened({ on: '2026-05-01' }), pathwayClosed({ on: '2026-06-01' })];
    expect(changes(...again.slice(0, -1))).toEqual([]);
    expect(said('closing', again)).toMatchObject([{ about: { date: '2026-03-15' } }, { about: { date: '2026-06-01' } }]);
  });
  it('is gone when it is taken back, and otherwise when it is corrected', () => {
    const { type, schemaVersion, data } = pathwayClosed();
    const says = { type, schemaVersion, data, effective: plainDate('2026-03-14') };
    const corrected = EntryCorrected.of({ entry: entryAt(closing), because: 'wrong-date', says }, { on: plainDate('2026-11-22') });
    expect(changes(...closedWithCard, corrected)).toEqual(['closing recorded']);
    expect(changes(...closedWithCard, retracted(closing))).toEqual(['closing retracted']);
  });
});

describe('OCC-4 a visitation', () => {
  const registered = visitationRegistered({ legalBasis: basis('SEL-85'), from: '2026-02-01', to: '2026-12-31', decidedOn: '2026-01-20', hoursPerWeek: 6 });
  it('is told of on the date of the decision, with what it grants', () =>
    expect(read('visitation', recordedTogether([...opened, registered]))).toMatchObject([
      {
        subjectId: theVisitation,
        says: { is: 'recorded', about: { trigger: 'visitation', date: '2026-01-20', section: 'SEL-85', from: '2026-02-01', to: '2026-12-31', hoursPerWeek: 6 } },
      },
    ]));
  it('grants what it was revised to, and no more than until it was revoked', () => {
    expect(said('visitation', opened, registered, visitationRevised({ on: '2026-06-01', to: '2027-06-30', hoursPerWeek: 4 }))).toMatchObject([
      { about: { date: '2026-01-20', to: '2027-06-30', hoursPerWeek: 4 } },
    ]);
    expect(said('visitation', opened, registered, visitationRevoked({ on: '2026-06-01' }))).toMatchObject([{ about: { to: '2026-05-31' } }]);
  });
});

describe('OCC-5 a death', () => {
  const died = citizenDied({ on: '2026-04-01' });
  it('is told of, and nothing else any more', () => {
    expect(said('death', staying, died)).toEqual([{ is: 'recorded', about: { trigger: 'death', date: '2026-04-01' } }]);
    expect(changes(...staying, networkMeetingPlanned(), died).sort()).toEqual(['coordination died', 'death recorded', 'visitation died', 'visitation died']);
  });
  it('that was recorded by mistake is taken back, and the rest spoken of again', () => {
    const history = [...staying, networkMeetingPlanned(), died];
    expect(changes(...history, retracted(history.length - 1)).sort()).toEqual(['coordination set', 'death retracted', 'visitation recorded', 'visitation recorded']);
  });
});

describe('an event that changes other things in passing', () => {
  it('overtakes no change that waits to be planned', () => {
    const recorded = recordedTogether([...opened, dischargeAgreementRecorded(), serviceStarted({ on: '2026-04-10' }), networkMeetingPlanned()]);
    const [only] = changesOfOccasions(recorded, citizen, entryAt(opened.length));
    expect(only?.change.happened).toMatchObject({ is: 'recorded', about: { what: 'discharge-agreement' } });
  });
});
