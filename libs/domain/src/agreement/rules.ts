import { rule } from '#kernel';

export const AGR_1 = rule({
  id: 'AGR-1',
  text: 'Agreements with partners are entered and revised by a manager.',
  source: 'Project decision: agreements bind the municipality (initiative 18)',
  refusals: { 'not-a-manager': 'Only a manager enters or revises agreements.' },
});

export const AGR_2 = rule({
  id: 'AGR-2',
  text: 'An agreement is registered once; a revision keeps partner, direction and trigger, and says something new.',
  source: 'Project decision: another partner or trigger is another agreement',
  refusals: {
    'already-registered': 'The agreement is registered already; revise it.',
    'not-registered': 'There is no such agreement to revise.',
    'identity-changed': 'Partner, direction and trigger cannot change; register another agreement.',
  },
});

export const AGR_3 = rule({
  id: 'AGR-3',
  text: 'An agreement ends no earlier than it begins, and its advisories travel encrypted or stay on this machine.',
  source: 'Databeskyttelsesforordningen article 32; project decision',
  refusals: {
    'ends-before-it-begins': 'The last date lies before the first.',
    'endpoint-not-encrypted': 'The endpoint must be https; plain http only to this machine itself.',
    'endpoint-with-credentials': 'The endpoint must not carry a user name or password.',
  },
});

export const AGR_4 = rule({
  id: 'AGR-4',
  text:
    'We tell partners of discharges from a botilbud, coordination, transitions, closings, visitations and deaths; what they tell us of, a ' +
    'hospital’s admissions and discharges, is measured only. An agreement asks for no category of data that may not leave about its trigger.',
  source: 'Databeskyttelsesforordningen article 5, subsection 1, letter c; Kolding initiativkatalog, initiative 18',
  refusals: {
    'trigger-not-of-direction': 'This is not what notice is given of in that direction.',
    'category-not-of-trigger': 'The agreement asks for data that may not leave about this.',
  },
});
