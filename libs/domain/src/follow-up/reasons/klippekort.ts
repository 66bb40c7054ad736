import { addDays, daysBetween, type PlainDate } from '#kernel';
import { type Klippekort } from '../../pathway/klippekort/state.js';
import { type PathwayState } from '../../pathway/state.js';
import { type Dropping } from '../events.js';
import { doneWhere, type PolicyOn, type Reason } from './reason.js';

/** Cards that will expire, and cards whose talks run out (rule KLI-3). */
export function klippekortReasons({ klippekort: { cards } }: PathwayState, policyOn: PolicyOn): readonly Reason[] {
  return cards.flatMap((card) => [issued(card), ...runningOut(card, policyOn)]);
}

function issued({ cardId: subjectId, validFrom: on, validThrough, uses, clips, ended }: Klippekort): Reason {
  const over = ended ? endings[ended.as] : uses.length >= clips ? 'klippekort-used-up' : undefined;
  const done = doneWhere({ expired: ended?.as === 'expired' });
  return { trigger: 'klippekort-issued', subjectId, on, dates: { expires: addDays(validThrough, 1) }, done, over };
}

function runningOut(card: Klippekort, policyOn: PolicyOn): readonly Reason[] {
  const { cardId: subjectId, clips, offers, ended } = card;
  const uses = [...card.uses].sort();
  const close = uses.find((on, n) => n > 0 && daysBetween(uses[n - 1]!, on) <= policyOn(on).klippekort.closeTogetherDays);
  const reason = (part: string, on: PlainDate | undefined): readonly Reason[] => {
    if (on === undefined) return [];
    const done = doneWhere({ 'inquiry-offered': offers.some((offer) => offer.on >= on) });
    return [{ trigger: 'klippekort-running-out', subjectId, part, on, dates: { used: on }, done, over: ended && endings[ended.as] }];
  };
  return [...reason('close-together', close), ...reason('used-up', uses.length >= clips ? uses.at(-1) : undefined)];
}

const endings: Readonly<Record<NonNullable<Klippekort['ended']>['as'], Dropping>> = {
  expired: 'klippekort-expired',
  superseded: 'klippekort-superseded',
};
