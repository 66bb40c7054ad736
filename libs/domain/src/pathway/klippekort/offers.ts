import { accept, addDays, derivedId, refuse, type Decision, type PlainDate, type Uuid } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { type Policy } from '../../policy/policy.js';
import { InquiryReceived } from '../case/events.js';
import { ifDeadOn, ifInTheFuture, ifTaken, unlessRegistered } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { includes } from '../interval.js';
import { type PathwayState } from '../state.js';
import { type OfferNewInquiry } from './commands.js';
import { NewInquiryOffered } from './events.js';
import { KLI_3 } from './rules.js';
import { type Klippekort } from './state.js';

/** A new inquiry that is to be offered since a date, by what the citizen used of the card (rule KLI-3). */
export interface DueOffer {
  readonly cardId: Uuid;
  /** Date of the talk that asks for it. */
  readonly since: PlainDate;
  readonly because: 'last-clip-used' | 'talks-close-together';
}

/**
 * The inquiries that are still to be offered: none where one was offered on the date of the talk or later, where the
 * pathway was open or opened since, or after a death.
 */
export function offersDue({ klippekort, case: { periods, diedOn } }: Pick<PathwayState, 'klippekort' | 'case'>, policy: Policy): readonly DueOffer[] {
  if (diedOn !== undefined) return [];
  return klippekort.cards.flatMap((card) => {
    const due = asking(card, policy.klippekort.closeTogetherDays);
    if (!due || card.offers.some(({ on }) => due.since <= on)) return [];
    return periods.some((period) => period.from > due.since || includes(period, due.since)) ? [] : [{ cardId: card.cardId, ...due }];
  });
}

/** The last talk that asks for an offer. */
function asking({ uses, clips }: Klippekort, closeTogetherDays: number): Omit<DueOffer, 'cardId'> | undefined {
  const dates = [...uses].sort();
  const last = dates.at(-1);
  if (last !== undefined && dates.length >= clips) return { since: last, because: 'last-clip-used' };
  const since = dates.findLast((date, at) => at > 0 && date <= addDays(dates[at - 1]!, closeTogetherDays));
  return since === undefined ? undefined : { since, because: 'talks-close-together' };
}

/** Rule KLI-3. */
export function offerNewInquiry({ offerId, cardId, on, answer }: OfferNewInquiry, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { cards } = state.klippekort;
  const objection =
    unlessRegistered(state) ??
    ifInTheFuture(on, now) ??
    ifDeadOn(on, state) ??
    ifTaken(offerId, cards.flatMap(({ offers }) => offers.map((one) => one.offerId)));
  if (objection) return objection;
  const card = cards.find((one) => one.cardId === cardId);
  if (!card) return refuse(KLI_3, 'no-such-klippekort', { cardId });
  if (on < card.validFrom) return refuse(KLI_3, 'before-validity', { on, validFrom: card.validFrom });
  const offered = NewInquiryOffered.of({ offerId, cardId, answer }, { on });
  if (answer !== 'accepted') return accept(offered);
  const inquiryId = derivedId('inquiry', offerId);
  return accept<PathwayEvent>(offered, InquiryReceived.of({ inquiryId, source: 'klippekort' }, { on }));
}
