import * as transition from '#domain/pathway/transition/events.js';
import { happened } from './event-builder.js';
import { bostoette, bostoetteWorker, marielund, marielundWorker, theService, theStay, theTransition } from './invented.js';

const parties = { sender: { kind: 'tilbud', tilbudId: marielund }, receiver: { kind: 'tilbud', tilbudId: bostoette } } as const;
export const handoverOffered = happened(transition.HandoverOffered, '2026-10-01', {
  transitionId: theTransition,
  kind: 'botilbud-to-own-home',
  ...parties,
  stayId: theStay,
  serviceId: theService,
});
export const transitionPlanned = happened(transition.TransitionPlanned, '2026-09-01', {
  transitionId: theTransition,
  kind: 'botilbud-to-own-home',
  ...parties,
  plannedDate: '2026-10-01',
});
export const transitionRescheduled = happened(transition.TransitionRescheduled, '2026-09-05', {
  transitionId: theTransition,
  from: '2026-10-01',
  to: '2026-10-08',
});
export const handoverMeetingHeld = happened(transition.HandoverMeetingHeld, '2026-09-10', {
  transitionId: theTransition,
  participants: [marielundWorker.workerId, bostoetteWorker.workerId],
});
/** Offered before the citizen has moved. */
export const handoverOfferedAhead = happened(transition.HandoverOffered, '2026-09-15', {
  transitionId: theTransition,
  kind: 'botilbud-to-own-home',
  ...parties,
});
export const handoverDeclined = happened(transition.HandoverDeclined, '2026-09-17', { transitionId: theTransition, reason: 'no-capacity' });
export const transitionBrokenOff = happened(transition.TransitionBrokenOff, '2026-09-20', { transitionId: theTransition, reason: 'citizen-wish' });
export const handoverAccepted = happened(transition.HandoverAccepted, '2026-10-03', { transitionId: theTransition });
export const transitionCompleted = happened(transition.TransitionCompleted, '2026-10-03', { transitionId: theTransition });
