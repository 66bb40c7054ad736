import { rule } from '#kernel';

export const CON_1 = rule({
  id: 'CON-1',
  text:
    'A citizen consents to data of named categories being passed on to named partners, from a date and for no longer than the policy ' +
    'says (12 months until set otherwise): that long where nothing is said. It holds on its last date.',
  source: 'Databeskyttelsesforordningen article 7; forvaltningsloven § 28; project decision',
  refusals: {
    'nothing-consented': 'A consent names at least one category of data and one partner.',
    'consent-ends-before-it-begins': 'The last date of the consent lies before its first.',
    'longer-than-allowed': 'The consent would last longer than a consent may.',
  },
});

export const CON_2 = rule({
  id: 'CON-2',
  text:
    'A consent is withdrawn at any time, and does not hold from that date on; before it, it did. Withdrawing one that does not hold ' +
    'any more changes nothing.',
  source: 'Databeskyttelsesforordningen article 7, subsection 3',
  refusals: {
    'no-such-consent': 'There is no such consent.',
    'before-consent': 'The date lies before the consent was given.',
  },
});

export const AGP_1 = rule({
  id: 'AGP-1',
  text:
    'A discharge agreement of ward, municipality and citizen is recorded on its date, for an admission where one is known, whether or ' +
    'not the pathway is open.',
  source: 'Psykiatriloven § 13 a',
  refusals: { 'no-such-admission': 'There is no such admission.' },
});

export const AGP_2 = rule({
  id: 'AGP-2',
  text: 'A coordination plan of ward and municipality, where the citizen does not take part, is recorded like an agreement.',
  source: 'Psykiatriloven § 13 b',
  refusals: { 'no-such-admission': 'There is no such admission.' },
});

export const AGP_3 = rule({
  id: 'AGP-3',
  text:
    'A handleplan is offered, with a visitation or without, and its making recorded together with the tilbud that the relevant parts ' +
    'were handed to. The last one made holds.',
  source: 'Serviceloven § 141',
  refusals: {
    'no-such-visitation': 'There is no such visitation on the date.',
    'review-before-plan': 'The date of the review is not after the date of the plan.',
  },
});
