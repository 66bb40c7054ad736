import { type PathwayCommand, type PathwayState, type SectionKey } from '#domain';
import { type PlainDate } from '#kernel';
import * as ask from '../given-when-then/commands.js';
import { bostoette, bostoetteWorker, marielundWorker, municipality, named, neighbour, stranger } from '../given-when-then/invented.js';
import { admissionCommands } from './of-admissions.js';
import { stayCommands } from './of-stays.js';
import { transitionCommands } from './of-transitions.js';
import { type Step } from './steps.js';
import { oneOf, worldOf } from './world.js';

/** What is asked for under which section; now and then under one that does not give it. */
const sections = {
  visitation: ['SEL-85', 'SEL-107', 'SEL-85', 'SEL-107', 'SEL-85', 'SEL-107', 'SEL-104', 'SEL-108', 'ABL-105', 'SEL-99', 'SEL-141', 'SEL-0'],
  service: ['SEL-85', 'SEL-85', 'SEL-85', 'SEL-85', 'SEL-85', 'SEL-82a', 'SEL-82c', 'SEL-104', 'SEL-99', 'SEL-103', 'SEL-107', 'SEL-0'],
} satisfies Record<string, readonly SectionKey[]>;
const workers = [bostoetteWorker, marielundWorker, stranger, { workerId: stranger.workerId, tilbudId: named('tilbud of nobody') }];
const outcomes = ['goals-met', 'citizen-wish', 'moved-away'] as const;
const municipalities = [neighbour, neighbour, municipality];

/** The tracks that say for themselves what is asked of them. */
const ofTracks = { ...stayCommands, ...admissionCommands, ...transitionCommands };

/** The command that a step asks, the `at`-th, on a date and of what there is by then, so that commands meet. */
export function commandOf(step: Step, today: PlainDate, at: number, state: PathwayState): PathwayCommand {
  const world = worldOf(step, today, at, state);
  const { on, then, fresh, oneThereIs } = world;
  const { type, choices, hours: hoursPerWeek } = step;
  const [, what = 0, who = 0, whereto = 0] = choices;
  const serviceId = oneThereIs(state.services.services.filter(({ until }) => until === null).map((one) => one.serviceId));
  const transferId = oneThereIs(state.responsibility.transfers.map((one) => one.transferId));
  const cardId = oneThereIs(state.klippekort.cards.map((one) => one.cardId));

  switch (type) {
    case 'RegisterCitizen':
      return ask.registerCitizen({ cprKind: what % 2 === 0 ? 'official' : 'replacement' });
    case 'OpenPathway':
      return ask.openPathway({ on });
    case 'ClosePathway':
      return ask.closePathway({ on, outcome: oneOf(outcomes, what), cardId: fresh('card') });
    case 'RecordDeath':
      return ask.recordDeath({ on });
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
    case 'AssignCoordinator':
      return ask.assignCoordinator({ on, workerId: named(`coordinator ${who % 3}`) });
    case 'AssignKnownWorker':
      return ask.assignKnownWorker({ on, ...oneOf(workers, who) });
    case 'RegisterVisitation':
      return ask.registerVisitation({
        visitationId: fresh('visitation'),
        section: oneOf<SectionKey>(sections.visitation, what),
        from: on,
        to: whereto % 2 === 0 ? null : then,
        ...(who % 3 === 0 ? { hoursPerWeek } : {}),
      });
    case 'StartService':
      return ask.startService({
        serviceId: fresh('service'),
        section: oneOf<SectionKey>(sections.service, what),
        on,
        tilbudId: bostoette,
        hoursPerWeek,
      });
    case 'EndService':
      return ask.endService({ serviceId, on });
    case 'UseClip':
      return ask.useClip({ on, ...oneOf(workers, who), ...(what % 2 === 0 ? { unknownWorkerReason: 'An invented reason' } : {}) });
    case 'ExpireKlippekort':
      return ask.expireKlippekort({ cardId });
    case 'RegisterGuest':
      return ask.registerGuest();
    case 'IdentifyGuest':
      return ask.identifyGuest();
    default:
      return ofTracks[type](world) as PathwayCommand;
  }
}
