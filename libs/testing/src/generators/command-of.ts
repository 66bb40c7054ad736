import { type PathwayCommand, type PathwayState } from '#domain';
import { type PlainDate } from '#kernel';
import * as ask from '../given-when-then/commands.js';
import { municipality, neighbour } from '../given-when-then/invented.js';
import { admissionCommands } from './of-admissions.js';
import { caseCommands, citizenCommands, klippekortCommands, peopleCommands } from './of-cases.js';
import { consentCommands } from './of-consents.js';
import { meetingCommands } from './of-meetings.js';
import { correspondenceCommands } from './of-correspondence.js';
import { serviceCommands } from './of-services.js';
import { stayCommands } from './of-stays.js';
import { transitionCommands } from './of-transitions.js';
import { type Step } from './steps.js';
import { oneOf, worldOf } from './world.js';

const municipalities = [neighbour, neighbour, municipality];

/** The tracks that say for themselves what is asked of them. */
const ofTracks = {
  ...citizenCommands,
  ...caseCommands,
  ...peopleCommands,
  ...serviceCommands,
  ...stayCommands,
  ...admissionCommands,
  ...transitionCommands,
  ...klippekortCommands,
  ...consentCommands,
  ...meetingCommands,
  ...correspondenceCommands,
};

/** The command that a step asks, the `at`-th, on a date and of what there is by then, so that commands meet. */
export function commandOf(step: Step, today: PlainDate, at: number, state: PathwayState): PathwayCommand {
  const world = worldOf(step, today, at, state);
  const { on, fresh, oneThereIs } = world;
  const { type, choices } = step;
  const [, , who = 0, whereto = 0] = choices;
  const transferId = oneThereIs(state.responsibility.transfers.map((one) => one.transferId));

  switch (type) {
    case 'RecordMove':
      return ask.recordMove({ on, to: oneOf(municipalities, whereto) });
    case 'OfferCase':
      return ask.offerCase({ transferId: fresh('transfer'), to: oneOf(municipalities, whereto), payer: who % 2 === 0 ? 'sender' : 'receiver' });
    case 'AcceptCase':
      return ask.acceptCase({ transferId, on });
    case 'DeclineCase':
      return ask.declineCase({ transferId });
    case 'WithdrawCase':
      return ask.withdrawCase({ transferId });
    case 'ChangePayingMunicipality':
      return ask.changePayingMunicipality({ on, to: oneOf(municipalities, whereto) });
    case 'RegisterGuest':
      return ask.registerGuest();
    case 'IdentifyGuest':
      return ask.identifyGuest();
    default:
      return ofTracks[type](world);
  }
}
