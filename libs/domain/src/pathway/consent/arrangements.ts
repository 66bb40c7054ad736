import { accept, refuse, type Decision, type PlainDate, type Uuid } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { findAdmission } from '../admission/state.js';
import { ifDeadOn, ifInTheFuture, ifTaken, unlessRegistered, type Objection } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type RecordCoordinationPlan, type RecordDischargeAgreement } from './commands.js';
import { CoordinationPlanRecorded, DischargeAgreementRecorded } from './events.js';
import { AGP_1, AGP_2 } from './rules.js';

/** Rule AGP-1. */
export function recordDischargeAgreement(asked: RecordDischargeAgreement, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { agreementId, on, admissionId, content } = asked;
  const objection = unlessRecordable(agreementId, on, state, now);
  if (objection) return objection;
  if (!isKnown(admissionId, state)) return refuse(AGP_1, 'no-such-admission', { admissionId });
  return accept(DischargeAgreementRecorded.of({ agreementId, admissionId }, { on, ...personalOf(content) }));
}

/** Rule AGP-2. */
export function recordCoordinationPlan(asked: RecordCoordinationPlan, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { coordinationPlanId, on, admissionId, content } = asked;
  const objection = unlessRecordable(coordinationPlanId, on, state, now);
  if (objection) return objection;
  if (!isKnown(admissionId, state)) return refuse(AGP_2, 'no-such-admission', { admissionId });
  return accept(CoordinationPlanRecorded.of({ coordinationPlanId, admissionId }, { on, ...personalOf(content) }));
}

/** Ward and municipality arrange what follows also for whom no pathway is open. */
function unlessRecordable(id: Uuid, on: PlainDate, state: PathwayState, now: Circumstances): Objection {
  return unlessRegistered(state) ?? ifInTheFuture(on, now) ?? ifDeadOn(on, state) ?? ifTaken(id, state.consents.arrangements.map((one) => one.id));
}

function isKnown(admissionId: Uuid | null, { admissions }: PathwayState): boolean {
  return admissionId === null || findAdmission(admissions, admissionId) !== undefined;
}

function personalOf(content: string | undefined) {
  return content === undefined ? {} : { personal: { content } };
}
