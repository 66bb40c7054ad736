import { accept, addDays, addMonths, refuse, type Decision, type PlainDate } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { type Policy } from '../../policy/policy.js';
import { ifDeadOn, ifInTheFuture, ifTaken, unlessOpenOn, unlessRegistered } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type PathwayTrack } from '../track.js';
import { recordCoordinationPlan, recordDischargeAgreement } from './arrangements.js';
import { type ConsentCommand, type GiveConsent, type MakeHandleplan, type OfferHandleplan, type WithdrawConsent } from './commands.js';
import { ConsentGiven, ConsentWithdrawn, HandleplanMade, HandleplanOffered } from './events.js';
import { AGP_3, CON_1, CON_2 } from './rules.js';
import { evolve, initial, type ConsentState } from './state.js';

export const consents: PathwayTrack<ConsentCommand, ConsentState> = {
  initial,
  evolve,
  decide: {
    GiveConsent: giveConsent,
    WithdrawConsent: withdrawConsent,
    RecordDischargeAgreement: recordDischargeAgreement,
    RecordCoordinationPlan: recordCoordinationPlan,
    OfferHandleplan: offerHandleplan,
    MakeHandleplan: makeHandleplan,
  },
};

/** Rule CON-1. */
function giveConsent(asked: GiveConsent, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { consentId, on, categories, recipients, form, through: askedThrough } = asked;
  const objection =
    unlessRegistered(state) ??
    ifInTheFuture(on, now) ??
    ifDeadOn(on, state) ??
    ifTaken(consentId, state.consents.consents.map((one) => one.consentId));
  if (objection) return objection;
  if (categories.length === 0 || recipients.length === 0) return refuse(CON_1, 'nothing-consented');
  const longest = lastDateAllowed(on, now.policy);
  const through = askedThrough ?? longest;
  if (through < on) return refuse(CON_1, 'consent-ends-before-it-begins', { on, through });
  if (longest < through) return refuse(CON_1, 'longer-than-allowed', { through, longest });
  const scope = { categories: [...new Set(categories)], recipients: [...new Set(recipients)] };
  return accept(ConsentGiven.of({ consentId, ...scope, form, through }, { on }));
}

/** The last date on which a consent given on a date may hold (rule CON-1). */
export function lastDateAllowed(givenOn: PlainDate, { consent }: Policy): PlainDate {
  return addDays(addMonths(givenOn, consent.longestMonths), -1);
}

/** Rule CON-2. */
function withdrawConsent({ consentId, on }: WithdrawConsent, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
  if (objection) return objection;
  const consent = state.consents.consents.find((one) => one.consentId === consentId);
  if (!consent) return refuse(CON_2, 'no-such-consent', { consentId });
  if (on < consent.from) return refuse(CON_2, 'before-consent', { on, givenOn: consent.from });
  // One that has run out, or was withdrawn by then, does not hold anyway.
  if (consent.until !== null && consent.until <= on) return accept();
  return accept(ConsentWithdrawn.of({ consentId }, { on }));
}

/** Rule AGP-3. */
function offerHandleplan({ offerId, on, visitationId, answer }: OfferHandleplan, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection =
    unlessOpenOn(on, state, now) ?? ifDeadOn(on, state) ?? ifTaken(offerId, state.consents.handleplanOffers.map((one) => one.offerId));
  if (objection) return objection;
  const known = visitationId === null || state.services.visitations.some((one) => one.visitationId === visitationId && one.from <= on);
  if (!known) return refuse(AGP_3, 'no-such-visitation', { visitationId });
  return accept(HandleplanOffered.of({ offerId, visitationId, answer }, { on }));
}

/** Rule AGP-3. */
function makeHandleplan(asked: MakeHandleplan, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { handleplanId, on, reviewOn, handedTo, content } = asked;
  const objection =
    unlessOpenOn(on, state, now) ?? ifDeadOn(on, state) ?? ifTaken(handleplanId, state.consents.handleplans.map((one) => one.handleplanId));
  if (objection) return objection;
  if (reviewOn !== null && reviewOn <= on) return refuse(AGP_3, 'review-before-plan', { on, reviewOn });
  const personal = content === undefined ? {} : { personal: { content } };
  return accept(HandleplanMade.of({ handleplanId, reviewOn, handedTo: [...new Set(handedTo)] }, { on, ...personal }));
}
