import { command } from './command-builder.js';
import {
  bostoette,
  bostoetteWorker,
  coordinator,
  neighbour,
  theCard,
  theService,
  theTransfer,
  theVisitation,
} from './invented.js';

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

export const useClip = command('UseClip', { on: '2026-06-01', ...bostoetteWorker });
export const expireKlippekort = command('ExpireKlippekort', { cardId: theCard });


export const registerGuest = command('RegisterGuest', { because: 'not-known' });
export const identifyGuest = command('IdentifyGuest', { cprKind: 'official', addressProtected: false });
