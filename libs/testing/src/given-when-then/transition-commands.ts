import { command } from './command-builder.js';
import { bostoette, bostoetteWorker, marielund, marielundWorker, theService, theStay, theTransition } from './invented.js';

export const planTransition = command('PlanTransition', {
  transitionId: theTransition,
  kind: 'botilbud-to-own-home',
  sender: { kind: 'tilbud', tilbudId: marielund },
  receiver: { kind: 'tilbud', tilbudId: bostoette },
  on: '2026-09-01',
  plannedDate: '2026-10-01',
});
export const rescheduleTransition = command('RescheduleTransition', { transitionId: theTransition, on: '2026-09-05', plannedDate: '2026-10-08' });
export const holdHandoverMeeting = command('HoldHandoverMeeting', {
  transitionId: theTransition,
  on: '2026-09-10',
  participants: [marielundWorker.workerId, bostoetteWorker.workerId],
});
export const offerHandover = command('OfferHandover', { transitionId: theTransition, on: '2026-09-15' });
export const declineHandover = command('DeclineHandover', { transitionId: theTransition, on: '2026-09-17', reason: 'no-capacity' });
export const completeTransition = command('CompleteTransition', { transitionId: theTransition, on: '2026-10-01' });
export const breakOffTransition = command('BreakOffTransition', { transitionId: theTransition, on: '2026-09-20', reason: 'citizen-wish' });

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
