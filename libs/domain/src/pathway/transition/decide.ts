import { type PathwayTrack } from '../track.js';
import { acceptHandover, declineHandover } from './answer.js';
import { type TransitionCommand } from './commands.js';
import { breakOffTransition, completeTransition } from './end-transition.js';
import { moveToOwnHome } from './move-to-own-home.js';
import { holdHandoverMeeting, offerHandover, planTransition, rescheduleTransition } from './prepare.js';
import { evolve, initial, type TransitionState } from './state.js';

export const transitions: PathwayTrack<TransitionCommand, TransitionState> = {
  initial,
  evolve,
  decide: {
    PlanTransition: planTransition,
    RescheduleTransition: rescheduleTransition,
    HoldHandoverMeeting: holdHandoverMeeting,
    OfferHandover: offerHandover,
    MoveToOwnHome: moveToOwnHome,
    AcceptHandover: acceptHandover,
    DeclineHandover: declineHandover,
    CompleteTransition: completeTransition,
    BreakOffTransition: breakOffTransition,
  },
};
