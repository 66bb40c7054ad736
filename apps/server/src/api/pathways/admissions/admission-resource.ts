import { type PathwayState } from '#domain';
import { expectedAgreements, type ExpectedAgreement } from '#domain/pathway/admission/discharge-agreement.js';
import { admissionStageOn, expectedDischargeOn, type AdmissionStage } from '#domain/pathway/admission/expected.js';
import { onLeaveDuring, pictureOf } from '#domain/pathway/admission/picture.js';
import { careClassOf, intervalsOf, type Admission } from '#domain/pathway/admission/state.js';
import { type Interval } from '#domain/pathway/interval.js';
import { type PlainDate } from '#kernel';

/** An admission, what the hospital has said of it by a date, and the discharge agreements that are to be made (rule DIS-2). */
export interface AdmissionResource {
  readonly admissionId: string;
  readonly stage: AdmissionStage;
  readonly careClass: 'emergency' | 'inpatient' | null;
  /** The dates at the hospital; several where the patient came back within one episode. */
  readonly intervals: readonly Interval[];
  readonly leave: readonly Interval[];
  readonly expectedDischarge: PlainDate | null;
  readonly treatmentCompleted: readonly PlainDate[];
  readonly reportOfAdmissionRequested: boolean;
  readonly agreements: readonly Omit<ExpectedAgreement, 'admissionId' | 'first'>[];
}

export function admissionResource(admission: Admission, state: PathwayState, asOf: PlainDate): AdmissionResource {
  const { admissionId, statements, treatmentCompleted, reportOfAdmissionRequested } = admission;
  const { diedOn } = state.admissions;
  return {
    admissionId,
    stage: admissionStageOn(admission, asOf, diedOn),
    careClass: careClassOf(admission) ?? null,
    intervals: intervalsOf(admission, diedOn),
    leave: onLeaveDuring(pictureOf(statements)),
    expectedDischarge: expectedDischargeOn(admission, asOf) ?? null,
    treatmentCompleted,
    reportOfAdmissionRequested,
    agreements: expectedAgreements(state)
      .filter((one) => one.admissionId === admissionId)
      .map(({ time, since, arrangedOn }) => ({ time, since, arrangedOn })),
  };
}
