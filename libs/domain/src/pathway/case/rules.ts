import { rule } from '#kernel';

export const PATH_1 = rule({
  id: 'PATH-1',
  text:
    'Nothing is recorded before the citizen is registered and the pathway opened, nor with a date before the opening. What a ' +
    'hospital tells of a registered citizen is recorded nevertheless, and so is a death.',
  source: 'Project decision',
  refusals: {
    'citizen-not-registered': 'The citizen has not been registered.',
    'not-opened': 'The pathway has not been opened.',
    'already-opened': 'The pathway is open already.',
    'before-opening': 'The date lies before the pathway was opened.',
  },
});

export const PATH_2 = rule({
  id: 'PATH-2',
  text:
    'A closed pathway takes a new visitation, which reopens it, talks on the klippekort, what a hospital tells, and a death; ' +
    'nothing else. It reopens on the first date of the visitation: not before it closed, and not later than today.',
  source: 'Project decision',
  refusals: { 'pathway-closed': 'The pathway is closed. A new visitation reopens it.' },
});

export const PATH_3 = rule({
  id: 'PATH-3',
  text: 'An id names one thing, for good.',
  source: 'Project decision',
  refusals: { 'id-taken': 'The id names something else on this pathway.' },
});

export const DATE_1 = rule({
  id: 'DATE-1',
  text:
    'What is recorded has happened: its date is today or earlier. Plans and visitations may lie ahead. The past is always open ' +
    'to late recording, back to the opening.',
  source: 'Project decision: a record of what has not happened is false',
  refusals: { 'in-the-future': 'The date lies in the future.' },
});

export const CIT_1 = rule({
  id: 'CIT-1',
  text:
    'From the date of death nothing new starts and nothing is planned; what was open can be ended and the pathway closed, ' +
    'without a klippekort. Death ends a hospital admission.',
  source: 'Project decision',
  refusals: {
    'citizen-dead': 'The citizen has died.',
    'died-on-another-date': 'The death is recorded on another date already.',
  },
});

export const CLO_1 = rule({
  id: 'CLO-1',
  text: 'A pathway closes only with no open stay, service, admission or transition, on the closing date or after it.',
  source: 'Project decision',
  refusals: {
    'stay-open': 'A stay has not ended by the closing date.',
    'service-open': 'A service has not ended by the closing date.',
    'admission-open': 'The citizen is admitted to a hospital.',
    'transition-open': 'A handover has not been accepted by the closing date.',
  },
});

export const CLO_2 = rule({
  id: 'CLO-2',
  text:
    'Closing from support under SEL 82a, 82b, 82c or 85 issues a klippekort: when at least one such service has been given ' +
    'since the pathway was opened, or last reopened. As many clips as the policy says (6 until set otherwise), valid from the ' +
    'closing date up to and including the day before the same date two years later (rule TIME-1). A stay issues none by itself.',
  source: 'Kolding initiativkatalog, initiative 5',
  refusals: {},
});
