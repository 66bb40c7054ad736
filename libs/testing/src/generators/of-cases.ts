import { type CaseCommand } from '#domain/pathway/case/commands.js';
import { type CitizenCommand } from '#domain/pathway/citizen/commands.js';
import { type KlippekortCommand } from '#domain/pathway/klippekort/commands.js';
import { type PeopleCommand } from '#domain/pathway/people/commands.js';
import * as ask from '../given-when-then/case-commands.js';
import * as tell from '../given-when-then/commands.js';
import { bostoetteWorker, marielundWorker, named, stranger } from '../given-when-then/invented.js';
import { type OfTrack } from './of-track.js';
import { type World } from './world.js';

const workers = [bostoetteWorker, marielundWorker, stranger, { workerId: stranger.workerId, tilbudId: named('tilbud of nobody') }];
const outcomes = ['goals-met', 'citizen-wish', 'moved-away'] as const;
const kinds = ['official', 'replacement'] as const;

const inquiryId = ({ state, oneThereIs }: World) => oneThereIs(state.case.inquiries.map((one) => one.inquiryId));
const cardId = ({ state, oneThereIs }: World) => oneThereIs(state.klippekort.cards.map((one) => one.cardId));

export const citizenCommands: OfTrack<CitizenCommand> = {
  RegisterCitizen: ({ pick }) => tell.registerCitizen({ cprKind: pick(1, kinds) }),
  ChangeCitizenDetails: ({ on, pick }) =>
    ask.changeCitizenDetails({ on, ...pick(1, [{}, { addressProtected: true }, { addressProtected: false }, { personal: { address: null } }]) }),
  ChangeCpr: ({ on, pick }) => ask.changeCpr({ on, cprKind: pick(1, kinds) }),
};

export const caseCommands: OfTrack<CaseCommand> = {
  ReceiveInquiry: ({ fresh, on }) => ask.receiveInquiry({ inquiryId: fresh('inquiry'), on }),
  AnswerInquiry: (world) => ask.answerInquiry({ inquiryId: inquiryId(world), on: world.on }),
  OpenPathway: (world) => tell.openPathway({ on: world.on, ...world.pick(1, [{}, {}, { inquiryId: inquiryId(world) }]) }),
  StartAssessment: ({ fresh, on }) => ask.startAssessment({ assessmentId: fresh('assessment'), on }),
  ClosePathway: ({ fresh, on, pick }) => tell.closePathway({ on, outcome: pick(1, outcomes), cardId: fresh('card') }),
  RecordDeath: ({ on }) => tell.recordDeath({ on }),
};

export const peopleCommands: OfTrack<PeopleCommand> = {
  AssignCoordinator: ({ on, pick }) => tell.assignCoordinator({ on, workerId: named(`coordinator ${pick(2, [0, 1, 2])}`) }),
  AssignKnownWorker: ({ on, pick }) => tell.assignKnownWorker({ on, ...pick(2, workers) }),
  EndKnownWorker: ({ on, pick }) => ask.endKnownWorker({ on, ...pick(2, workers) }),
  RecordContact: ({ fresh, on, pick }) => ask.recordContact({ contactId: fresh('contact'), on, ...pick(2, workers) }),
};

export const klippekortCommands: OfTrack<KlippekortCommand> = {
  UseClip: ({ on, pick }) => tell.useClip({ on, ...pick(2, workers), ...pick(1, [{ unknownWorkerReason: 'An invented reason' }, {}]) }),
  ExpireKlippekort: (world) => tell.expireKlippekort({ cardId: cardId(world) }),
  OfferNewInquiry: (world) =>
    ask.offerNewInquiry({ offerId: world.fresh('offer'), cardId: cardId(world), on: world.on, answer: world.pick(1, ['accepted', 'declined']) }),
};
