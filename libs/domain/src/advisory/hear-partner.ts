import { accept, type Decision, refuse } from '#kernel';
import { type Circumstances } from '../circumstances.js';
import { type PartnersMessageCommand, type RecordDelivered, type RecordTurnedDown } from './commands.js';
import { confirmationDue } from './confirmation-due.js';
import { AdvisoryAnswered, AdvisoryDelivered, AdvisoryEscalated, type AdvisoryEvent, AdvisoryGivenUp, AdvisoryTurnedDown } from './events.js';
import { ADV_7 } from './rules.js';
import { type Advisory, isStopped, type PlannedAdvisory, reachOf } from './state.js';

type Light = Pick<Circumstances, 'today' | 'policy'>;
type Decided = Decision<AdvisoryEvent>;

/** Rule ADV-7. */
export function hearPartner(command: PartnersMessageCommand, advisory: Advisory, light: Light): Decided {
  if (advisory.is === 'none') return refuse(ADV_7, 'not-planned');
  if (reachOf(advisory) === 'none') return refuse(ADV_7, 'not-sent');
  switch (command.type) {
    case 'RecordDelivered':
      return delivered(command, advisory, light);
    case 'RecordTurnedDown':
      return turnedDown(command, advisory, light);
    case 'RecordAnswer': {
      const { messageId, text } = command;
      return accept(AdvisoryAnswered.of({ messageId }, { on: light.today, personal: { text } }));
    }
  }
}

function delivered({ at, confirms }: RecordDelivered, advisory: PlannedAdvisory, { today, policy }: Light): Decided {
  if (advisory.receipt === 'held' && (advisory.confirmed || !confirms)) return accept();
  const waits = !confirms && !advisory.confirmed && advisory.answer === 'none' && advisory.acknowledgeBy === null;
  const acknowledgeBy = waits ? confirmationDue(advisory, at, policy) : null;
  return accept(AdvisoryDelivered.of({ confirms, acknowledgeBy }, { on: today, at }));
}

function turnedDown({ how, codes, retryAt }: RecordTurnedDown, advisory: PlannedAdvisory, { today }: Light): Decided {
  if (advisory.receipt === 'held' || advisory.answer !== 'none') return refuse(ADV_7, 'holds-it-already');
  if (advisory.receipt === 'turned-down-for-good') return accept();
  const on = { on: today };
  const { escalateTo: to } = advisory.content;
  const told = (again: typeof retryAt) => AdvisoryTurnedDown.of({ how, codes: [...codes], retryAt: again, partnerId: advisory.content.partnerId }, on);
  // What is not to be sent any more is not sent again; whoever was asked to see to it is not asked twice.
  const running = advisory.fate === 'open' || advisory.fate === 'sent';
  if (isStopped(advisory) || !running) return accept(told(null));
  if (how === 'for-good') return accept<AdvisoryEvent>(told(null), AdvisoryEscalated.of({ because: 'turned-down', to }, on));
  if (retryAt !== null) return accept(told(retryAt));
  return accept<AdvisoryEvent>(told(null), AdvisoryGivenUp.of({ attempts: advisory.attempts }, on), AdvisoryEscalated.of({ because: 'given-up', to }, on));
}
