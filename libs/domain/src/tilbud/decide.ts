import { type Decider, type Decision } from '#kernel';
import { type TilbudCommand } from './commands.js';
import { type TilbudEvent } from './events.js';
import { evolve } from './evolve.js';
import { followCitizen, followStay } from './follow.js';
import { followMerge } from './follow-merge.js';
import { addPlace, registerTilbud, withdrawPlace } from './keep-tilbud.js';
import { type Light } from './light.js';
import { changePlace, claimReservation, lapseHold, releaseReservation, reservePlace } from './reserve.js';
import { noTilbud, type Tilbud } from './state.js';
import { endWaiting, putOnWaitingList } from './waiting-list.js';

function decide(command: TilbudCommand, state: Tilbud, circumstances: Light): Decision<TilbudEvent> {
  switch (command.type) {
    case 'RegisterTilbud':
      return registerTilbud(command, state, circumstances);
    case 'AddPlace':
      return addPlace(command, state, circumstances);
    case 'WithdrawPlace':
      return withdrawPlace(command, state, circumstances);
    case 'ReservePlace':
      return reservePlace(command, state, circumstances);
    case 'ClaimReservation':
      return claimReservation(command, state, circumstances);
    case 'ReleaseReservation':
      return releaseReservation(command, state, circumstances);
    case 'LapseHold':
      return lapseHold(command, state, circumstances);
    case 'ChangePlace':
      return changePlace(command, state, circumstances);
    case 'FollowStay':
      return followStay(command, state, circumstances);
    case 'FollowCitizen':
      return followCitizen(command, state, circumstances);
    case 'FollowMerge':
      return followMerge(command, state, circumstances);
    case 'PutOnWaitingList':
      return putOnWaitingList(command, state, circumstances);
    case 'EndWaiting':
      return endWaiting(command, state, circumstances);
  }
}

/** Decides on the commands of one `tilbud-…` stream: who gets which place, and who waits. */
export const tilbudDecider: Decider<TilbudCommand, TilbudEvent, Tilbud, Light> = { initial: noTilbud, decide, evolve };
