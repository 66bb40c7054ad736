import { type ConsentCommand } from '#domain/pathway/consent/commands.js';
import { addDays } from '#kernel';
import * as ask from '../given-when-then/consent-commands.js';
import { named } from '../given-when-then/invented.js';
import { type OfTrack } from './of-track.js';
import { type World } from './world.js';

const consentId = ({ state, oneThereIs }: World) => oneThereIs(state.consents.consents.map((one) => one.consentId));
const admissionId = ({ pick }: World) => pick(0, [named('admission 0'), named('admission 1'), null]);
const visitationId = ({ state, oneThereIs }: World) => oneThereIs(state.services.visitations.map((one) => one.visitationId));

export const consentCommands: OfTrack<ConsentCommand> = {
  GiveConsent: ({ fresh, on, then, pick }) =>
    ask.giveConsent({ consentId: fresh('consent'), on, ...pick(1, [{}, { through: then }, { through: addDays(on, 30) }, { recipients: [] }]) }),
  WithdrawConsent: (world) => ask.withdrawConsent({ consentId: consentId(world), on: world.on }),
  RecordDischargeAgreement: (world) =>
    ask.recordDischargeAgreement({ agreementId: world.fresh('agreement'), on: world.on, admissionId: admissionId(world) }),
  RecordCoordinationPlan: (world) =>
    ask.recordCoordinationPlan({ coordinationPlanId: world.fresh('coordination plan'), on: world.on, admissionId: admissionId(world) }),
  OfferHandleplan: (world) =>
    ask.offerHandleplan({ offerId: world.fresh('offer'), on: world.on, visitationId: world.pick(1, [null, visitationId(world)]) }),
  MakeHandleplan: ({ fresh, on, then, pick }) => ask.makeHandleplan({ handleplanId: fresh('handleplan'), on, reviewOn: pick(1, [null, then]) }),
};
