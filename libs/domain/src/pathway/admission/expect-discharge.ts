import { accept, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifInTheFuture, unlessRegistered } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { includes, type Interval } from '../interval.js';
import { type PathwayState } from '../state.js';
import { type ExpectHospitalDischarge, type RecordTreatmentCompleted, type WithdrawExpectedHospitalDischarge } from './commands.js';
import {
  ExpectedHospitalDischargeMoved,
  ExpectedHospitalDischargeSet,
  ExpectedHospitalDischargeWithdrawn,
  HospitalTreatmentCompleted,
} from './events.js';
import { expectedDischargeOn, treatmentCompletedIn } from './expected.js';
import { ADM_2 } from './rules.js';
import { findAdmission, intervalsOf, type Admission } from './state.js';

type Asked = ExpectHospitalDischarge | WithdrawExpectedHospitalDischarge | RecordTreatmentCompleted;

/** Rule ADM-2. What is told late stands where it belongs: what was told for a later date still holds after it. */
export function expectHospitalDischarge(asked: ExpectHospitalDischarge, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const told = admittedWhen(asked, state, now);
  if (told.objection) return told.objection;
  const { admissionId, on, date } = asked;
  if (date < told.time.from) return refuse(ADM_2, 'before-the-admission', { date, admittedOn: told.time.from });
  const expected = expectedDischargeOn(told.admission, on);
  if (expected === date) return accept();
  const message = messageOf(asked);
  if (!expected) return accept(ExpectedHospitalDischargeSet.of({ admissionId, date, ...message }, asked));
  return accept(ExpectedHospitalDischargeMoved.of({ admissionId, from: expected, to: date, ...message }, asked));
}

export function withdrawExpectedHospitalDischarge(
  asked: WithdrawExpectedHospitalDischarge,
  state: PathwayState,
  now: Circumstances,
): Decision<PathwayEvent> {
  const told = admittedWhen(asked, state, now);
  if (told.objection) return told.objection;
  const { admissionId, on } = asked;
  const date = expectedDischargeOn(told.admission, on);
  if (date === null) return accept();
  if (date === undefined) return refuse(ADM_2, 'nothing-expected', { admissionId, on });
  return accept(ExpectedHospitalDischargeWithdrawn.of({ admissionId, date, ...messageOf(asked) }, asked));
}

export function recordTreatmentCompleted(asked: RecordTreatmentCompleted, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const told = admittedWhen(asked, state, now);
  if (told.objection) return told.objection;
  const { admissionId, on } = asked;
  const completed = treatmentCompletedIn(told.admission, told.time);
  if (completed === on) return accept();
  if (completed !== undefined) return refuse(ADM_2, 'completed-on-another-date', { on, completedOn: completed });
  return accept(HospitalTreatmentCompleted.of({ admissionId, ...messageOf(asked) }, asked));
}

type Told = { readonly objection?: undefined; readonly admission: Admission; readonly time: Interval } | { readonly objection: Decision<never> };

/** The admission, and the time at the hospital in which it was said. */
function admittedWhen({ admissionId, on }: Asked, state: PathwayState, now: Circumstances): Told {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
  if (objection) return { objection };
  const admission = findAdmission(state.admissions, admissionId);
  // On the date of the discharge the patient was still there when it was said.
  const time = admission && intervalsOf(admission, state.admissions.diedOn).findLast((one) => includes(one, on) || one.until === on);
  return admission && time ? { admission, time } : { objection: refuse(ADM_2, 'not-admitted', { admissionId, on }) };
}

function messageOf({ message }: Asked) {
  return message === undefined ? {} : { message: { ...message } };
}
