import { type OccasionTrigger } from './about.js';

/** What a partner is told of an occasion: that it is, that it is other than the partner was told, or that it is not. */
export const steps = ['first', 'changed', 'withdrawn'] as const;
export type AdvisoryStep = (typeof steps)[number];

/** The kinds of advisory, by what they are about and what they say of it. */
export const kindsOf = {
  'botilbud-discharge': { first: 'discharge-planned', changed: 'discharge-moved', withdrawn: 'discharge-withdrawn' },
  coordination: { first: 'coordination-told', changed: 'coordination-changed', withdrawn: 'coordination-withdrawn' },
  transition: { first: 'transition-planned', changed: 'transition-moved', withdrawn: 'transition-withdrawn' },
  closing: { first: 'closing-told', changed: 'closing-changed', withdrawn: 'closing-withdrawn' },
  visitation: { first: 'visitation-told', changed: 'visitation-changed', withdrawn: 'visitation-withdrawn' },
  death: { first: 'death-told', changed: 'death-changed', withdrawn: 'death-withdrawn' },
} as const satisfies Record<OccasionTrigger, Record<AdvisoryStep, string>>;

type KindsOf = typeof kindsOf;
export type AdvisoryKind = { [Trigger in OccasionTrigger]: KindsOf[Trigger][AdvisoryStep] }[OccasionTrigger];

/** Every kind there is. */
export const advisoryKinds = Object.values(kindsOf).flatMap((kinds) => Object.values(kinds)) as [AdvisoryKind, ...AdvisoryKind[]];

/** The kinds of advisory on account of a trigger. */
export function kindsOn(trigger: OccasionTrigger): readonly AdvisoryKind[] {
  return Object.values(kindsOf[trigger]);
}

const stepOfKind = new Map<AdvisoryKind, AdvisoryStep>(
  Object.values(kindsOf).flatMap((kinds) => steps.map((step): [AdvisoryKind, AdvisoryStep] => [kinds[step], step])),
);

/** What an advisory of a kind says of its occasion. */
export function stepOf(kind: AdvisoryKind): AdvisoryStep {
  return stepOfKind.get(kind)!;
}
