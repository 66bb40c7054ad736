import { describe, expect, it } from '@jest/globals';
import { type PathwayEvent } from '#domain';
import { plainDate } from '#kernel';
import {
  dischargeRecorded,
  endStayAbsence,
  given,
  hospitalAdmissionRecorded,
  hospitalDischargeRecorded,
  named,
  opened,
  startStayAbsence,
  stayAbsenceEnded,
  stayAbsenceStarted,
  staying,
  theAbsence,
  theStay,
} from '#testing/given-when-then/index.js';
import { absentDuring, absentOn } from './absence.js';

const away = stayAbsenceStarted();
const back = stayAbsenceEnded();
const another = { absenceId: named('another absence') };

function absences(...history: readonly PathwayEvent[]) {
  const { state } = given(staying, history);
  return absentDuring(state.stays.stays[0]!, state).map(({ because, from, until }) => [because, from, until]);
}

describe('STAY-6 an absence', () => {
  it('begins, and ends on the first date back', () => {
    given(staying).when(startStayAbsence()).then(away);
    given(staying, away).when(endStayAbsence()).then(back);
    expect(absences(away, back)).toEqual([['away', '2026-04-03', '2026-04-06']]);
  });
  it('that is over is told with its end', () => given(staying).when(startStayAbsence({ until: '2026-04-06' })).then(away, back));
  it('does not end the stay', () => expect(given(staying, away).state.stays.stays[0]?.until).toBeNull());
  it('ends with the stay', () => expect(absences(away, dischargeRecorded({ on: '2026-04-05' }))).toEqual([['away', '2026-04-03', '2026-04-05']]));
  it('may be told after the stay is over, within it', () => {
    const over = given(staying, dischargeRecorded({ on: '2026-05-01' }));
    over.when(startStayAbsence({ until: '2026-05-01' })).then(away, stayAbsenceEnded({ on: '2026-05-01' }));
    over.when(startStayAbsence({ until: '2026-05-02' })).refused('STAY-6', 'outside-the-stay');
    over.when(startStayAbsence()).refused('STAY-6', 'outside-the-stay', {
      on: '2026-04-03', until: null, stayFrom: '2026-02-01', stayUntil: '2026-05-01',
    });
    given(staying, away, dischargeRecorded({ on: '2026-05-01' })).when(endStayAbsence()).then(back);
  });
  it('lies within the stay', () => {
    given(staying).when(startStayAbsence({ on: '2026-01-31' })).refused('STAY-6', 'outside-the-stay');
    given(opened).when(startStayAbsence()).refused('STAY-6', 'no-such-stay', { stayId: theStay });
  });
  it('shares no date with another', () => {
    given(staying, away).when(startStayAbsence({ ...another, on: '2026-05-01' })).refused('STAY-6', 'overlaps-absence', {
      on: '2026-05-01', absenceId: theAbsence,
    });
    given(staying, away, back).when(startStayAbsence({ ...another, on: '2026-04-05' })).refused('STAY-6', 'overlaps-absence');
    given(staying, away, back).when(startStayAbsence({ ...another, on: '2026-04-01' })).refused('STAY-6', 'overlaps-absence');
    given(staying, away, back)
      .when(startStayAbsence({ ...another, on: '2026-04-01', until: '2026-04-03' }))
      .then(stayAbsenceStarted({ ...another, on: '2026-04-01' }), stayAbsenceEnded({ ...another, on: '2026-04-03' }));
    given(staying, away, back).when(startStayAbsence({ ...another, on: '2026-04-06' })).then(stayAbsenceStarted({ ...another, on: '2026-04-06' }));
  });
  it('ends once, after it began', () => {
    given(staying, away, back).when(endStayAbsence()).refused('STAY-6', 'not-absent', { stayId: theStay, absenceId: theAbsence });
    given(staying).when(endStayAbsence()).refused('STAY-6', 'not-absent');
    given(opened).when(endStayAbsence()).refused('STAY-6', 'not-absent');
    given(staying, away).when(endStayAbsence({ on: '2026-04-02' })).refused('STAY-6', 'back-before-leaving', { on: '2026-04-02', since: '2026-04-03' });
    given(staying).when(startStayAbsence({ until: '2026-04-02' })).refused('STAY-6', 'back-before-leaving', { on: '2026-04-03', until: '2026-04-02' });
  });
  it('has an id of its own, and has happened', () => {
    given(staying, away, back).when(startStayAbsence({ on: '2026-05-01' })).refused('PATH-3', 'id-taken', { id: theAbsence });
    given(staying).on('2026-04-05').when(startStayAbsence({ until: '2026-04-06' })).refused('DATE-1', 'in-the-future');
  });
});

describe('STAY-1 a stay during an admission', () => {
  const admitted = hospitalAdmissionRecorded({ on: '2026-04-10' });
  const discharged = hospitalDischargeRecorded({ on: '2026-04-20', statement: 2 });
  it('is absent, without anybody saying so', () => {
    expect(absences(admitted)).toEqual([['admitted', '2026-04-10', null]]);
    expect(absences(admitted, discharged)).toEqual([['admitted', '2026-04-10', '2026-04-20']]);
  });
  it('is absent only while there is a stay', () => {
    expect(absences(hospitalAdmissionRecorded({ on: '2026-01-10' }), discharged)).toEqual([['admitted', '2026-02-01', '2026-04-20']]);
    expect(absences(hospitalAdmissionRecorded({ on: '2026-01-10' }), hospitalDischargeRecorded({ on: '2026-01-20', statement: 2 }))).toEqual([]);
    expect(absences(admitted, dischargeRecorded({ on: '2026-04-12' }))).toEqual([['admitted', '2026-04-10', '2026-04-12']]);
  });
  it('says on a date why the citizen is not there', () => {
    const { state } = given(staying, away, back, admitted, discharged);
    const on = (date: string) => absentOn(state.stays.stays[0]!, plainDate(date), state);
    expect(['2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06', '2026-04-10', '2026-04-20'].map(on)).toEqual([
      undefined, 'away', 'away', undefined, 'admitted', undefined,
    ]);
  });
});
