import { type PathwayTrack } from '../track.js';
import { endStayAbsence, startStayAbsence } from './absence.js';
import { breakOffAssessment, deliverAssessmentPlan } from './assessment.js';
import { type StayCommand } from './commands.js';
import { cancelPlannedDischarge, planDischarge, recordDischarge } from './discharge.js';
import { extendAcuteStay } from './extend-acute-stay.js';
import { requestStay, withdrawStayRequest } from './request-stay.js';
import { startAcuteStay, startAssessmentStay, startStay } from './start-stay.js';
import { evolve, initial, type StayState } from './state.js';

export const stays: PathwayTrack<StayCommand, StayState> = {
  initial,
  evolve,
  decide: {
    RequestStay: requestStay,
    WithdrawStayRequest: withdrawStayRequest,
    StartStay: startStay,
    StartAcuteStay: startAcuteStay,
    StartAssessmentStay: startAssessmentStay,
    DeliverAssessmentPlan: deliverAssessmentPlan,
    BreakOffAssessment: breakOffAssessment,
    StartStayAbsence: startStayAbsence,
    EndStayAbsence: endStayAbsence,
    ExtendAcuteStay: extendAcuteStay,
    PlanDischarge: planDischarge,
    CancelPlannedDischarge: cancelPlannedDischarge,
    RecordDischarge: recordDischarge,
  },
};
