import fc from 'fast-check';
import { type PathwayCommand } from '#domain';
import { type Actor } from '#kernel';
import { bostoetteStaff, caseworker, manager, neighbourCaseworker } from '../given-when-then/invented.js';

/** One thing asked: so many days after the one before, of this type, with choices out of a small world. */
export interface Step {
  readonly type: PathwayCommand['type'];
  /** Days since the step before. */
  readonly later: number;
  /** Days back from today to the date that is asked for; below 0 it lies ahead. */
  readonly back: number;
  /** Days that a period or a plan reaches from its date. */
  readonly reach: number;
  /** Which of the world's things, for each kind of thing. */
  readonly choices: readonly number[];
  readonly hours: number;
  readonly actor: Actor;
}

/** How often each is asked, so that histories get somewhere. */
const weights: Record<PathwayCommand['type'], number> = {
  RegisterCitizen: 3,
  OpenPathway: 10,
  ClosePathway: 22,
  RecordDeath: 1,
  RecordMove: 5,
  OfferCase: 5,
  AcceptCase: 8,
  DeclineCase: 4,
  WithdrawCase: 4,
  ChangePayingMunicipality: 3,
  ReceiveInquiry: 6,
  AnswerInquiry: 6,
  StartAssessment: 6,
  ChangeCitizenDetails: 2,
  ChangeCpr: 2,
  AssignCoordinator: 5,
  AssignKnownWorker: 10,
  EndKnownWorker: 5,
  RecordContact: 5,
  RegisterVisitation: 40,
  ReviseVisitation: 10,
  RevokeVisitation: 6,
  PutServiceOnWaitingList: 10,
  StartService: 30,
  EndService: 40,
  ChangeServiceHours: 6,
  PauseService: 14,
  ResumeService: 14,
  PlanServiceEnd: 18,
  CancelServiceEndPlan: 18,
  AnnulService: 8,
  StepIntensiveSupport: 14,
  MoveIntensiveSupportEnd: 12,
  EndIntensiveSupport: 10,
  UseClip: 40,
  ExpireKlippekort: 10,
  OfferNewInquiry: 8,
  GiveConsent: 6,
  WithdrawConsent: 6,
  RecordDischargeAgreement: 5,
  RecordCoordinationPlan: 5,
  PlanNetworkMeeting: 12,
  MoveNetworkMeeting: 10,
  CancelNetworkMeeting: 8,
  OfferHandleplan: 4,
  MakeHandleplan: 4,
  RegisterGuest: 1,
  IdentifyGuest: 3,
  RequestStay: 8,
  WithdrawStayRequest: 4,
  StartStay: 40,
  StartAcuteStay: 12,
  StartAssessmentStay: 12,
  DeliverAssessmentPlan: 12,
  BreakOffAssessment: 4,
  StartStayAbsence: 10,
  EndStayAbsence: 10,
  ExtendAcuteStay: 6,
  PlanDischarge: 34,
  CancelPlannedDischarge: 12,
  RecordDischarge: 20,
  RecordHospitalAdmission: 8,
  RecordHospitalLeaveStart: 4,
  RecordHospitalLeaveEnd: 4,
  RecordHospitalDischarge: 10,
  ReviseHospitalEntry: 4,
  CancelHospitalEntry: 5,
  ExpectHospitalDischarge: 10,
  WithdrawExpectedHospitalDischarge: 10,
  RecordTreatmentCompleted: 6,
  RecordPartnerMessage: 3,
  PlanTransition: 20,
  RescheduleTransition: 8,
  HoldHandoverMeeting: 8,
  OfferHandover: 16,
  MoveToOwnHome: 50,
  AcceptHandover: 40,
  DeclineHandover: 8,
  CompleteTransition: 8,
  BreakOffTransition: 8,
};

const type = fc.oneof(
  ...Object.entries(weights).map(([name, weight]) => ({ weight, arbitrary: fc.constant(name as PathwayCommand['type']) })),
);

/** Longer than a card is valid: half of the times that an expiry is asked for, it is due. */
const YEARS_LATER = 740;

const asked: ReadonlySet<Step['type']> = new Set(['AcceptCase', 'DeclineCase']);

const step: fc.Arbitrary<Step> = fc
  .record({
    type,
    later: fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 0, max: 12 }) }, { weight: 1, arbitrary: fc.integer({ min: 300, max: 800 }) }),
    back: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: -3, max: 40 }) }),
    reach: fc.integer({ min: -2, max: 500 }),
    choices: fc.array(fc.nat({ max: 11 }), { minLength: 6, maxLength: 6 }),
    hours: fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 1, max: 30 }) },
      { weight: 1, arbitrary: fc.constantFrom(0, -1, 169, Number.NaN, Number.POSITIVE_INFINITY) },
    ),
    actor: fc.constantFrom(caseworker, bostoetteStaff, bostoetteStaff, manager),
  })
  .map((one) => (one.type === 'ExpireKlippekort' && one.back === 0 ? { ...one, later: YEARS_LATER } : one))
  // Mostly it is the municipality that is asked which answers.
  .map((one) => (asked.has(one.type) && one.hours % 5 !== 0 ? { ...one, actor: neighbourCaseworker } : one));

const beginning = (name: Step['type'], choice: number): Step => ({
  type: name,
  later: 0,
  back: 0,
  reach: 400,
  choices: Array<number>(6).fill(choice),
  hours: 5,
  actor: caseworker,
});

const visitedFor = [
  beginning('RegisterCitizen', 0),
  beginning('OpenPathway', 0),
  beginning('RegisterVisitation', 0),
  beginning('RegisterVisitation', 1),
];

/** Most often some way into a pathway: visited for, staying, or closed with a klippekort. Now and then nothing is. */
const beginnings = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Step[]>([]) },
  { weight: 1, arbitrary: fc.constant(visitedFor.slice(0, 1)) },
  { weight: 1, arbitrary: fc.constantFrom([beginning('RegisterGuest', 0)], [beginning('RegisterGuest', 0), beginning('IdentifyGuest', 0)]) },
  { weight: 1, arbitrary: fc.constant([...visitedFor.slice(0, 2), beginning('OfferCase', 0)]) },
  { weight: 6, arbitrary: fc.constant(visitedFor) },
  { weight: 3, arbitrary: fc.constant([...visitedFor, beginning('StartStay', 0)]) },
  { weight: 2, arbitrary: fc.constant([...visitedFor, beginning('StartStay', 0), beginning('MoveToOwnHome', 1)]) },
  { weight: 1, arbitrary: fc.constant([...visitedFor, beginning('StartAcuteStay', 1)]) },
  { weight: 1, arbitrary: fc.constant([...visitedFor, beginning('RecordHospitalAdmission', 0), beginning('ExpectHospitalDischarge', 0)]) },
  {
    weight: 4,
    arbitrary: fc.constant([
      ...visitedFor,
      beginning('AssignKnownWorker', 0),
      beginning('StartService', 0),
      beginning('EndService', 0),
      beginning('ClosePathway', 1),
    ]),
  },
);

/** What may be asked of one pathway over some years. */
export const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(beginnings, fc.array(step, { maxLength: 60, size: 'max' }))
  .map(([first, then]) => [...first, ...then]);
