import { derivedId, type Instant, type Refusal, type Uuid } from '#kernel';
import { agreementsInForce, type AgreementVersion } from '../agreement/in-force.js';
import { type Agreement } from '../agreement/state.js';
import { type Cause } from '../pathway/stay/events.js';
import { type About, isToldAfterwards } from './about.js';
import { type AdvisoryContent } from './events.js';
import { type OccasionPolicy, planFor } from './plan-occasion.js';

/** Something that might be: what of it partners would be told, had it been recorded at an instant. */
export interface Hypothesis {
  readonly about: About;
  /** It has happened on its date; otherwise it is set for it. What partners are told afterwards has in any case. */
  readonly happened: boolean;
  readonly recordedAt: Instant;
  readonly causedBy: Cause;
  /** The tilbud that would have to do with it. */
  readonly tilbudIds: readonly Uuid[];
}

/** What would be said to one partner, or why nothing. */
export interface Previewed {
  readonly partnerId: string;
  /** Undefined where none covers it. */
  readonly agreement?: AgreementVersion;
  readonly content?: AdvisoryContent;
  readonly refusal?: Refusal;
}

/**
 * The advisories that agreements would cause on account of an occasion that nobody had spoken of before, a partner each. Decided by the
 * very rules that plan advisories; nothing is planned.
 */
export function preview(hypothesis: Hypothesis, agreements: readonly (readonly [Uuid, Agreement])[], policy: OccasionPolicy): readonly Previewed[] {
  const { about, happened, recordedAt, causedBy, tilbudIds } = hypothesis;
  const nothing = derivedId('preview', about.trigger, about.date);
  const change = {
    eventId: nothing,
    happened: { is: happened || isToldAfterwards(about) ? 'recorded' : 'set', about },
    citizenId: nothing,
    trigger: about.trigger,
    subjectId: nothing,
    planId: null,
    recordedAt,
    causedBy,
  } as const;
  const inForce = agreementsInForce(agreements, { trigger: about.trigger, tilbudIds, date: about.date });
  return partnersOn(about.trigger, agreements).map((partnerId) => {
    const agreement = inForce.find(({ terms }) => terms.partner.id === partnerId);
    const { plan, refusal } = planFor(change, partnerId, agreement, [], policy);
    return { partnerId, ...(agreement ? { agreement } : {}), ...(plan ? { content: plan.command.content } : {}), ...(refusal ? { refusal } : {}) };
  });
}

function partnersOn(trigger: About['trigger'], agreements: readonly (readonly [Uuid, Agreement])[]): readonly string[] {
  const terms = agreements.flatMap(([, { versions }]) => versions).filter((one) => one.direction === 'to-partner' && one.trigger === trigger);
  return [...new Set(terms.map(({ partner }) => partner.id))].sort();
}
