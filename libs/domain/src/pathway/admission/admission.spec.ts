import { describe, expect, it } from '@jest/globals';
import { type PathwayCommand, type PathwayEvent } from '#domain';
import { plainDate } from '#kernel';
import {
  cancelHospitalEntry,
  citizenDied,
  given,
  hospitalAdmissionRecorded,
  hospitalDischargeRecorded,
  hospitalEntryCancelled,
  hospitalEntryRevised,
  hospitalLeaveEnded,
  hospitalLeaveStarted,
  opened,
  recordHospitalAdmission,
  recordHospitalDischarge,
  recordHospitalLeaveEnd,
  recordHospitalLeaveStart,
  reviseHospitalEntry,
} from '#testing/given-when-then/index.js';
import { onLeaveDuring, pictureOf } from './picture.js';
import { admissionOpenOn, careClassOf, intervalsOf } from './state.js';

const admitted = recordHospitalAdmission({ on: '2026-04-01' });

/** Tells one thing after the other, and reads what holds then. */
function told(...commands: readonly PathwayCommand[]) {
  let history: readonly PathwayEvent[] = opened;
  for (const command of commands) {
    const { decision } = given(history).when(command);
    if (!decision.accepted) throw new Error(decision.refusal.reason);
    history = [...history, ...decision.events];
  }
  const { admissions } = given(history).state;
  const admission = admissions.admissions[0]!;
  return {
    recorded: history.length - opened.length,
    intervals: intervalsOf(admission, admissions.diedOn).map(({ from, until }) => [from, until]),
    leave: onLeaveDuring(pictureOf(admission.statements)).map(({ from, until }) => [from, until]),
    care: careClassOf(admission),
  };
}

describe('ADM-1 what a hospital tells', () => {
  it('is recorded with its times and message', () =>
    given(opened)
      .when(recordHospitalAdmission({ at: '2026-04-01T08:00:00.000Z', message: { messageId: 'm', code: 'STIN' }, episodeOfCareId: 'e', unitSor: '1' }))
      .then(
        hospitalAdmissionRecorded({ at: '2026-04-01T08:00:00.000Z', message: { messageId: 'm', code: 'STIN' }, episodeOfCareId: 'e', unitSor: '1' }),
      ));
  it('says that the hospital asks for a report, which is kept', () => {
    given(opened).when(recordHospitalAdmission({ reportOfAdmissionRequested: true })).then(hospitalAdmissionRecorded({ reportOfAdmissionRequested: true }));
    given(opened).when(recordHospitalAdmission({ reportOfAdmissionRequested: false })).then(hospitalAdmissionRecorded());
    const asked = (...history: readonly PathwayEvent[]) => given(opened, history).state.admissions.admissions[0]?.reportOfAdmissionRequested;
    expect([asked(hospitalAdmissionRecorded()), asked(hospitalAdmissionRecorded({ reportOfAdmissionRequested: true }))]).toEqual([false, true]);
    const first = hospitalAdmissionRecorded({ careClass: 'emergency', reportOfAdmissionRequested: true });
    expect(asked(first, hospitalAdmissionRecorded({ on: '2026-04-02', statement: 2 }))).toBe(true);
  });
  it('changes nothing when told again', () => {
    given(opened, hospitalAdmissionRecorded()).when(admitted).thenNothing();
    given(opened, hospitalAdmissionRecorded(), hospitalDischargeRecorded({ on: '2026-04-05', statement: 2 }))
      .when(recordHospitalDischarge({ on: '2026-04-05' }))
      .thenNothing();
  });
  it('may be of tomorrow, for a clock that runs ahead', () =>
    given(opened).when(recordHospitalAdmission({ on: '2026-11-23' })).then(hospitalAdmissionRecorded({ on: '2026-11-23' })));
  it('is not of the day after', () =>
    given(opened)
      .when(recordHospitalAdmission({ on: '2026-11-24' }))
      .refused('ADM-1', 'beyond-tomorrow', { on: '2026-11-24', today: '2026-11-22' }));
  it('numbers what is said of an admission', () => {
    given(opened, hospitalAdmissionRecorded())
      .when(recordHospitalLeaveStart({ on: '2026-04-03' }))
      .then(hospitalLeaveStarted({ on: '2026-04-03', statement: 2 }));
    given(opened, hospitalAdmissionRecorded(), hospitalLeaveStarted({ on: '2026-04-03', statement: 2 }))
      .when(recordHospitalLeaveEnd({ on: '2026-04-05' }))
      .then(hospitalLeaveEnded({ on: '2026-04-05', statement: 3 }));
  });

  it('emergency → inpatient is one episode', () =>
    expect(told(recordHospitalAdmission({ on: '2026-04-01', careClass: 'emergency' }), recordHospitalAdmission({ on: '2026-04-02' }))).toEqual({
      recorded: 2, intervals: [['2026-04-01', null]], leave: [], care: 'inpatient',
    }));
  it('is the same episode when the two come the other way round', () =>
    expect(told(recordHospitalAdmission({ on: '2026-04-02' }), recordHospitalAdmission({ on: '2026-04-01', careClass: 'emergency' }))).toEqual({
      recorded: 2, intervals: [['2026-04-01', null]], leave: [], care: 'inpatient',
    }));
  it('leave over a weekend is no discharge', () => {
    const weekend = [recordHospitalLeaveStart({ on: '2026-04-03' }), recordHospitalLeaveEnd({ on: '2026-04-06' })];
    expect(told(admitted, ...weekend)).toMatchObject({ intervals: [['2026-04-01', null]], leave: [['2026-04-03', '2026-04-06']] });
    expect(told(admitted, ...weekend.reverse())).toMatchObject({ intervals: [['2026-04-01', null]], leave: [['2026-04-03', '2026-04-06']] });
  });
  it('of a discharge ends the leave too', () =>
    expect(told(admitted, recordHospitalLeaveStart({ on: '2026-04-03' }), recordHospitalDischarge({ on: '2026-04-04' }))).toMatchObject({
      intervals: [['2026-04-01', '2026-04-04']], leave: [['2026-04-03', '2026-04-04']],
    }));
  it('of a discharge may come before the admission', () =>
    expect(told(recordHospitalDischarge({ on: '2026-04-04' }), admitted)).toMatchObject({ intervals: [['2026-04-01', '2026-04-04']] }));
  it('of a discharge alone makes no admission', () => expect(told(recordHospitalDischarge({ on: '2026-04-04' })).intervals).toEqual([]));
  it('of a return within the episode is a second stay of it', () =>
    expect(told(admitted, recordHospitalDischarge({ on: '2026-04-04' }), recordHospitalAdmission({ on: '2026-04-08' })).intervals).toEqual([
      ['2026-04-01', '2026-04-04'],
      ['2026-04-08', null],
    ]));
  it('on one date without hours begins before it ends', () =>
    expect(told(recordHospitalDischarge({ on: '2026-04-01' }), admitted).intervals).toEqual([['2026-04-01', '2026-04-01']]));

  it('without an hour ends after what has one', () =>
    expect(
      told(recordHospitalAdmission({ on: '2026-04-01', at: '2026-04-01T08:00:00.000Z' }), recordHospitalDischarge({ on: '2026-04-01' })).intervals,
    ).toEqual([['2026-04-01', '2026-04-01']]));
  it('with hours comes in their order', () =>
    expect(
      told(
        recordHospitalAdmission({ on: '2026-04-01', at: '2026-04-01T18:00:00.000Z' }),
        recordHospitalDischarge({ on: '2026-04-01', at: '2026-04-01T12:00:00.000Z' }),
        recordHospitalAdmission({ on: '2026-04-01', at: '2026-04-01T08:00:00.000Z', careClass: 'emergency' }),
      ).intervals,
    ).toEqual([
      ['2026-04-01', '2026-04-01'],
      ['2026-04-01', null],
    ]));

  it('is revised, and revised again to before what was said first', () => {
    const earlier = reviseHospitalEntry({ on: '2026-03-28' });
    const later = reviseHospitalEntry({ on: '2026-04-02' });
    given(opened, hospitalAdmissionRecorded()).when(earlier).then(hospitalEntryRevised({ on: '2026-03-28', statement: 2 }));
    expect(told(admitted, earlier).intervals).toEqual([['2026-03-28', null]]);
    expect(told(admitted, later, earlier).intervals).toEqual([['2026-03-28', null]]);
    expect(told(admitted, earlier, later).intervals).toEqual([['2026-04-02', null]]);
    expect(told(admitted, earlier, earlier).recorded).toBe(2);
  });
  it('may be revised before it is told', () => {
    const revised = reviseHospitalEntry({ on: '2026-04-03', entry: 'discharge' });
    expect(told(admitted, revised, recordHospitalDischarge({ on: '2026-04-04' })).intervals).toEqual([['2026-04-01', '2026-04-03']]);
  });
  it('may be revised twice before it is told', () => {
    const [first, second] = ['2026-04-03', '2026-04-02'].map((on) => reviseHospitalEntry({ on, entry: 'discharge' }));
    expect(told(admitted, first!, second!, recordHospitalDischarge({ on: '2026-04-04' })).intervals).toEqual([['2026-04-01', '2026-04-02']]);
  });
  it('keeps what only the telling says, though it was revised before', () =>
    expect(told(reviseHospitalEntry({ on: '2026-04-03' }), reviseHospitalEntry({ on: '2026-04-02' }), admitted)).toMatchObject({
      intervals: [['2026-04-02', null]], care: 'inpatient',
    }));
  it('that was revised before and then cancelled is new when it is told', () =>
    expect(
      told(
        admitted,
        reviseHospitalEntry({ on: '2026-04-03', entry: 'discharge' }),
        cancelHospitalEntry({ on: '2026-04-03', entry: 'discharge' }),
        recordHospitalDischarge({ on: '2026-04-09' }),
      ).intervals,
    ).toEqual([['2026-04-01', '2026-04-09']]));
  it('of two admissions is revised the one that is named', () =>
    expect(
      told(
        recordHospitalAdmission({ on: '2026-04-01', careClass: 'emergency' }),
        recordHospitalAdmission({ on: '2026-04-02' }),
        reviseHospitalEntry({ on: '2026-03-31', careClass: 'emergency' }),
      ),
    ).toMatchObject({ intervals: [['2026-03-31', null]], care: 'inpatient' }));

  it('is cancelled', () => {
    given(opened, hospitalAdmissionRecorded()).when(cancelHospitalEntry()).then(hospitalEntryCancelled({ statement: 2 }));
    expect(told(admitted, cancelHospitalEntry()).intervals).toEqual([]);
  });
  it('is cancelled once', () => expect(told(admitted, cancelHospitalEntry(), cancelHospitalEntry()).recorded).toBe(2));
  it('of a discharge is cancelled, and the admission runs on', () =>
    expect(
      told(admitted, recordHospitalDischarge({ on: '2026-04-04' }), cancelHospitalEntry({ on: '2026-04-04', entry: 'discharge' })).intervals,
    ).toEqual([['2026-04-01', null]]));
  it('of leave is cancelled', () =>
    expect(told(admitted, recordHospitalLeaveStart({ on: '2026-04-03' }), cancelHospitalEntry({ on: '2026-04-03', entry: 'leave-start' })).leave).toEqual([]));
  it('of the inpatient admission is cancelled, and the emergency contact stays', () =>
    expect(
      told(
        recordHospitalAdmission({ on: '2026-04-01', careClass: 'emergency' }),
        recordHospitalAdmission({ on: '2026-04-02' }),
        cancelHospitalEntry({ on: '2026-04-02', careClass: 'inpatient' }),
      ),
    ).toMatchObject({ intervals: [['2026-04-01', null]], care: 'emergency' }));
  it('does not come to hold when it was cancelled before', () =>
    expect(told(cancelHospitalEntry(), admitted, admitted)).toMatchObject({ recorded: 1, intervals: [] }));
  it('is cancelled again when it was told again', () =>
    expect(told(admitted, cancelHospitalEntry(), admitted, cancelHospitalEntry())).toMatchObject({ recorded: 4, intervals: [] }));
  it('is cancelled under the time it was told with, though it was revised since', () =>
    expect(told(admitted, cancelHospitalEntry(), admitted, reviseHospitalEntry({ on: '2026-04-03' }), cancelHospitalEntry()).intervals).toEqual([]));
  it('holds again when it is told again after a cancelling', () =>
    expect(told(admitted, cancelHospitalEntry(), admitted)).toMatchObject({ recorded: 3, intervals: [['2026-04-01', null]] }));

  it('after a death has no dates', () => {
    const { admissions } = given(opened, hospitalAdmissionRecorded({ on: '2026-04-12' }), citizenDied({ on: '2026-04-10' })).state;
    expect(intervalsOf(admissions.admissions[0]!, admissions.diedOn)).toEqual([{ from: '2026-04-12', until: '2026-04-12' }]);
  });
  it('ends with a death', () => {
    const { admissions } = given(opened, hospitalAdmissionRecorded(), citizenDied({ on: '2026-04-10' })).state;
    expect(intervalsOf(admissions.admissions[0]!, admissions.diedOn)).toEqual([{ from: '2026-04-01', until: '2026-04-10' }]);
    expect(admissionOpenOn(admissions, plainDate('2026-04-10'))).toBeUndefined();
  });
});
