import { type AdvisoryBasis, type DataCategory } from '../agreement/terms.js';
import { type About, type OccasionTrigger } from './about.js';

type AboutOn<Trigger extends OccasionTrigger> = Extract<About, { readonly trigger: Trigger }>;
type Fact<Trigger extends OccasionTrigger> = Exclude<keyof AboutOn<Trigger>, 'trigger'>;
type Leaving = { readonly [Trigger in OccasionTrigger]: Partial<Record<DataCategory, readonly Fact<Trigger>[]>> };

/**
 * What may ever leave about each occasion (databeskyttelsesforordningen article 5, subsection 1, letter c): the categories of data, and
 * the facts of the occasion that each of them opens. What stands under no category never leaves. `identification` is who the
 * citizen is, `address` where the citizen lives; a protected address never leaves.
 */
export const mayLeave = {
  'botilbud-discharge': { identification: [], address: [], 'discharge-date': ['date'], destination: ['destination'] },
  coordination: { identification: [], arrangement: ['date', 'what', 'time'] },
  transition: { identification: [], address: [], 'transition-date': ['date'], receiver: ['receiver'] },
  closing: { identification: [], 'closing-date': ['date'], 'closing-outcome': ['outcome'] },
  visitation: { identification: [], 'decision-date': ['date'], 'granted-support': ['section', 'from', 'to', 'hoursPerWeek'] },
  death: { identification: [], 'death-date': ['date'] },
} as const satisfies Leaving;

/** The categories of data that may leave about an occasion. */
export function categoriesOn(trigger: OccasionTrigger): readonly DataCategory[] {
  return Object.keys(mayLeave[trigger]) as DataCategory[];
}

/** A basis with no more categories than may leave about an occasion. */
export function leavingUnder(basis: AdvisoryBasis, trigger: OccasionTrigger): AdvisoryBasis {
  const possible = categoriesOn(trigger);
  return { ...basis, dataCategories: basis.dataCategories.filter((category) => possible.includes(category)) };
}

/** The facts of an occasion that may be said of it under a basis. */
export function factsUnder<On extends About>({ dataCategories }: Pick<AdvisoryBasis, 'dataCategories'>, about: On): Partial<Omit<On, 'trigger'>> {
  const opens: Partial<Record<DataCategory, readonly string[]>> = mayLeave[about.trigger];
  const open = dataCategories.flatMap((category) => opens[category] ?? []);
  return Object.fromEntries(Object.entries(about).filter(([fact]) => open.includes(fact))) as Partial<Omit<On, 'trigger'>>;
}
