import { type PathwayCommand } from '#domain';
import { type Some } from './loose.js';
import {
  bostoette,
  bostoetteWorker,
  coordinator,
  marielund,
  marielundWorker,
  neighbour,
  theAdmission,
  theCard,
  thePlan,
  theService,
  theStay,
  theTransfer,
  theTransition,
  theVisitation,
} from './invented.js';

type Asked<Type extends PathwayCommand['type']> = Extract<PathwayCommand, { type: Type }>;

/** A builder of one command: what a test says, over what it leaves unsaid. */
function command<const Type extends PathwayCommand['type']>(type: Type, unsaid: Omit<Some<Asked<Type>>, 'type'>) {
  return (said?: Omit<Some<Asked<Type>>, 'type'>): Asked<Type> => ({ ...unsaid, ...said, type }) as unknown as Asked<Type>;
}

export const registerCitizen = command('RegisterCitizen', {
  cprKind: 'official',
  addressProtected: false,
  personal: { cpr: '0101000000', givenName: 'Testborger', familyName: 'Eksempel' },
});
export const openPathway = command('OpenPathway', { on: '2026-01-05', inquirySource: 'citizen', coordinator });
export const closePathway = command('ClosePathway', { on: '2026-03-15', outcome: 'goals-met', cardId: theCard });
export const recordDeath = command('RecordDeath', { on: '2026-06-01', source: 'municipality' });

export const recordMove = command('RecordMove', { on: '2026-06-01', to: neighbour });
export const offerCase = command('OfferCase', { transferId: theTransfer, to: neighbour, because: 'citizen-moved', payer: 'receiver' });
export const acceptCase = command('AcceptCase', { transferId: theTransfer, on: '2026-06-15' });
export const declineCase = command('DeclineCase', { transferId: theTransfer });
export const withdrawCase = command('WithdrawCase', { transferId: theTransfer });
export const changePayingMunicipality = command('ChangePayingMunicipality', { to: neighbour, on: '2026-06-15', because: 'agreement' });

export const assignCoordinator = command('AssignCoordinator', { on: '2026-02-01', ...coordinator });
export const assignKnownWorker = command('AssignKnownWorker', { on: '2026-02-01', ...bostoetteWorker });

export const registerVisitation = command('RegisterVisitation', {
  visitationId: theVisitation,
  section: 'SEL-85',
  from: '2026-02-01',
  to: null,
});
export const startService = command('StartService', {
  serviceId: theService,
  section: 'SEL-85',
  on: '2026-02-01',
  tilbudId: bostoette,
});
export const endService = command('EndService', { serviceId: theService, on: '2026-03-15', reason: 'goals-met' });

export const startStay = command('StartStay', { stayId: theStay, section: 'SEL-107', on: '2026-02-01', tilbudId: marielund });
export const planDischarge = command('PlanDischarge', {
  stayId: theStay,
  planId: thePlan,
  date: '2026-12-15',
  destination: 'own-home',
  causedBy: 'botilbud',
});
export const cancelPlannedDischarge = command('CancelPlannedDischarge', { stayId: theStay, causedBy: 'citizen' });
export const recordDischarge = command('RecordDischarge', { stayId: theStay, on: '2026-11-20', destination: 'own-home' });

export const moveToOwnHome = command('MoveToOwnHome', {
  transitionId: theTransition,
  stayId: theStay,
  serviceId: theService,
  on: '2026-10-01',
  tilbudId: bostoette,
  hoursPerWeek: 4,
  intensive: {
    through: '2026-11-30',
    hoursPerWeek: 20,
    steps: [
      { from: '2026-10-15', hoursPerWeek: 14 },
      { from: '2026-11-10', hoursPerWeek: 8 },
    ],
  },
  knownWorkers: [marielundWorker, bostoetteWorker],
});
export const acceptHandover = command('AcceptHandover', { transitionId: theTransition, on: '2026-10-03' });

export const useClip = command('UseClip', { on: '2026-06-01', ...bostoetteWorker });
export const expireKlippekort = command('ExpireKlippekort', { cardId: theCard });

const told = { admissionId: theAdmission, on: '2026-04-01' };
export const recordHospitalAdmission = command('RecordHospitalAdmission', { ...told, careClass: 'inpatient', psychiatric: true });
export const recordHospitalLeaveStart = command('RecordHospitalLeaveStart', told);
export const recordHospitalLeaveEnd = command('RecordHospitalLeaveEnd', told);
export const recordHospitalDischarge = command('RecordHospitalDischarge', told);
export const reviseHospitalEntry = command('ReviseHospitalEntry', { ...told, entry: 'admission' });
export const cancelHospitalEntry = command('CancelHospitalEntry', { ...told, entry: 'admission' });
