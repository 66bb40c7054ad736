import { addDays, derivedId, type PlainDate } from '#kernel';
import { type BreachReading } from '../../deviation/breach.js';
import { addWorkingDays } from '../../law/working-days.js';
import { type PathwayState } from '../state.js';
import { type Offer, type Transition } from './state.js';

/** Rule TRA-2: the first date after the working days within which a receiver was to answer. */
export const transitionBreaches: BreachReading = (state, policy) =>
  state.transitions.transitions.flatMap((transition) =>
    transition.offers.flatMap((offer, at) => {
      const answerBy = addWorkingDays(offer.on, policy.transitions.answerWithinWorkingDays, policy.workingDays);
      const settled = settledOn(offer, transition, state);
      if (settled !== undefined && settled <= answerBy) return [];
      const { transitionId } = transition;
      const subjectId = at === 0 ? transitionId : derivedId('handover-offer', transitionId, offer.on);
      const facts = { transitionId, offeredOn: offer.on, answerBy, answeredOn: offer.answer?.on ?? null, receiver: transition.receiver };
      return [{ kind: 'handover-unanswered', rule: 'TRA-2', subjectId, since: addDays(answerBy, 1), facts }];
    }),
  );

/** When an offer waited no longer: answered, or there was nothing left to answer. */
function settledOn({ answer }: Offer, { until }: Transition, { case: { diedOn } }: PathwayState): PlainDate | undefined {
  return [answer?.on, until ?? undefined, diedOn].reduce((first, on) => (first === undefined || (on !== undefined && on < first) ? on : first), undefined);
}
