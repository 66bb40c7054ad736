import { pathway, type PathwayEvent } from '#domain';
import { fold, type MunicipalityCode } from '#kernel';
import * as given from '#testing/given-when-then/index.js';
import { describe, expect, it } from '@jest/globals';
import { factKinds } from './fact-kinds.js';

const { bostoette, marielund } = given;
const subject = { id: given.named('citizen'), version: 9, municipality: '999' as MunicipalityCode };

/** The rows of a kind that a history leads to, shortened to what is asked. */
function facts(kind: string, history: readonly unknown[], show: (row: { unit: string | null; details: Record<string, unknown> }) => unknown = () => undefined) {
  const state = fold(pathway, history as readonly PathwayEvent[]);
  return factKinds
    .flatMap((source) => source.rows(state, subject))
    .filter((row) => row.kind === kind)
    .map((row) => {
      const shown = show({ unit: row.unit, details: row.details as Record<string, unknown> });
      const line = [row.state, row.from, row.until];
      return shown === undefined ? line : [...line, shown];
    });
}

describe('facts of a pathway', () => {
  it('say where a transition stood on each date, and whose turn it was', () => {
    const history = [
      given.transitionPlanned(),
      given.handoverMeetingHeld({ on: '2026-09-10' }),
      given.handoverOffered({ on: '2026-09-15' }),
      given.handoverDeclined({ on: '2026-09-17' }),
      given.handoverOffered({ on: '2026-09-20' }),
      given.handoverAccepted({ on: '2026-09-25' }),
      given.transitionCompleted({ on: '2026-10-01' }),
    ];
    expect(facts('transition', history, ({ unit }) => unit)).toEqual([
      ['planned', '2026-09-01', '2026-09-10', marielund],
      ['meeting-held', '2026-09-10', '2026-09-15', marielund],
      ['offered', '2026-09-15', '2026-09-17', bostoette],
      ['meeting-held', '2026-09-17', '2026-09-20', marielund],
      ['offered', '2026-09-20', '2026-09-25', bostoette],
      ['accepted', '2026-09-25', '2026-10-01', bostoette],
    ]);
  });

  it('let a visitation wait from the decision until something starts under it', () => {
    const decided = given.visitationRegistered({ from: '2026-02-10', decidedOn: '2026-02-01', to: '2026-12-31', on: '2026-02-10' });
    expect(facts('visitation', [decided])).toEqual([['waiting', '2026-02-01', '2027-01-01']]);
    expect(facts('visitation', [decided, given.serviceStarted({ on: '2026-03-01' })])).toEqual([
      ['waiting', '2026-02-01', '2026-03-01'],
      ['in-use', '2026-03-01', '2027-01-01'],
    ]);
    expect(facts('visitation', [decided, given.serviceStarted({ on: '2026-03-01' }), given.serviceAnnulled({ on: '2026-03-01' })])).toEqual([
      ['waiting', '2026-02-01', '2027-01-01'],
    ]);
    expect(facts('visitation', [decided, given.visitationRevoked({ on: '2026-02-20' })])).toEqual([['waiting', '2026-02-01', '2026-02-20']]);
  });

  it('cut a service where its hours change and where it stands still', () => {
    const history = [
      given.serviceStarted({ on: '2026-02-01', hoursPerWeek: 4 }),
      given.serviceHoursChanged({ on: '2026-02-15', hoursPerWeek: 6 }),
      given.servicePaused({ on: '2026-03-01' }),
      given.serviceResumed({ on: '2026-03-08' }),
      given.serviceEnded({ on: '2026-04-01' }),
    ];
    expect(facts('service', history, ({ details }) => details['hoursPerWeek'])).toEqual([
      ['given', '2026-02-01', '2026-02-15', 4],
      ['given', '2026-02-15', '2026-03-01', 6],
      ['paused', '2026-03-01', '2026-03-08', 6],
      ['given', '2026-03-08', '2026-04-01', 6],
    ]);
  });

  it('let a service wait on the list until it starts', () => {
    const history = [given.servicePutOnWaitingList({ on: '2026-01-20' }), given.serviceStarted({ on: '2026-02-01' })];
    expect(facts('service', history)).toEqual([
      ['waiting', '2026-01-20', '2026-02-01'],
      ['given', '2026-02-01', null],
    ]);
  });

  it('follow massive support down its steps, and end it with its service', () => {
    const history = [given.serviceStarted({ on: '2026-10-01' }), given.intensiveSupportStarted()];
    const hours = (...more: readonly unknown[]) => facts('massive-support', [...history, ...more], ({ details }) => details['hoursPerWeek']);
    expect(hours()).toEqual([
      ['given', '2026-10-01', '2026-10-15', 20],
      ['given', '2026-10-15', '2026-11-10', 14],
      ['given', '2026-11-10', '2026-12-01', 8],
    ]);
    expect(hours(given.serviceEnded({ on: '2026-10-20' })).at(-1)).toEqual(['given', '2026-10-15', '2026-10-20', 14]);
  });

  it('count what is left on a card, and end it with its validity or a new visitation', () => {
    const issued = given.klippekortIssued({ clips: 2 });
    const left = (...more: readonly unknown[]) => facts('klippekort', [issued, ...more], ({ details }) => details['left']);
    expect(left(given.clipUsed({ on: '2026-06-01' }), given.clipUsed({ on: '2026-07-01' }))).toEqual([
      ['active', '2026-03-15', '2026-06-01', 2],
      ['active', '2026-06-01', '2026-07-01', 1],
      ['used-up', '2026-07-01', '2028-03-15', 0],
    ]);
    expect(left(given.klippekortSuperseded({ on: '2026-09-01' }))).toEqual([['active', '2026-03-15', '2026-09-01', 2]]);
  });

  it('name one coordinator at a time, and the workers whom the citizen knows', () => {
    const next = given.coordinatorAssigned({ on: '2026-03-01', unit: 'bostoette' });
    expect(facts('coordinator', [given.coordinatorAssigned(), next], ({ unit }) => unit)).toEqual([
      ['assigned', '2026-01-05', '2026-03-01', 'voksenraadgivningen'],
      ['assigned', '2026-03-01', null, 'bostoette'],
    ]);
    expect(facts('known-worker', [given.knownWorkerAssigned()], ({ unit }) => unit)).toEqual([['known', '2026-02-01', null, bostoette]]);
  });

  it('show what the region announces for as long as it is so', () => {
    const history = [
      given.hospitalAdmissionRecorded({ on: '2026-05-01' }),
      given.expectedHospitalDischargeSet({ on: '2026-05-03', date: '2026-05-20' }),
      given.expectedHospitalDischargeMoved({ on: '2026-05-05', from: '2026-05-20', to: '2026-05-18' }),
      given.hospitalTreatmentCompleted({ on: '2026-05-15' }),
      given.hospitalDischargeRecorded({ on: '2026-05-18' }),
    ];
    expect(facts('notice', history, ({ details }) => details['expectedOn'])).toEqual([
      ['admitted', '2026-05-01', '2026-05-18', null],
      ['discharge-expected', '2026-05-03', '2026-05-05', '2026-05-20'],
      ['discharge-expected', '2026-05-05', '2026-05-18', '2026-05-18'],
      ['treatment-completed', '2026-05-15', '2026-05-18', null],
      ['discharged', '2026-05-18', '2026-05-19', null],
    ]);
  });

  it('end with a death, whichever they are', () => {
    const history = [
      given.coordinatorAssigned(),
      given.knownWorkerAssigned(),
      given.visitationRegistered(),
      given.serviceStarted(),
      given.hospitalAdmissionRecorded({ on: '2026-05-01' }),
      given.transitionPlanned({ on: '2026-05-10' }),
      given.citizenDied({ on: '2026-06-01' }),
    ];
    const kinds = ['coordinator', 'known-worker', 'visitation', 'service', 'notice', 'transition'];
    expect(kinds.map((kind) => facts(kind, history).at(-1)?.[2])).toEqual(kinds.map(() => '2026-06-01'));
  });
});
