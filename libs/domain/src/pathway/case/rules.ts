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
    'A closed pathway is opened again by a new visitation, on its first date: not before the closing, and not later than today; ' +
    'or by the authority on a new inquiry, on the closing date or later. Closed, it takes inquiries, talks on the klippekort, ' +
    'contacts, consents, what a hospital tells, a death, and what was over before it closed and is told with its end; nothing else.',
  source: 'Project decision',
  refusals: {
    'pathway-closed': 'The pathway is closed. A new visitation or a new inquiry reopens it.',
    'before-closing': 'The date lies before the pathway was closed.',
  },
});

export const INQ_1 = rule({
  id: 'INQ-1',
  text:
    'An inquiry is taken down whenever it comes: before the pathway is opened, while it is open, when it is closed, and also of a ' +
    'guest whom nobody can name. It waits until the authority answers it, once; opening the pathway on it answers it.',
  source: 'Kolding initiativkatalog, initiative 19; project decision',
  refusals: {
    'no-such-inquiry': 'There is no such inquiry.',
    'already-answered': 'The inquiry has been answered.',
    'before-inquiry': 'The date lies before the inquiry.',
  },
});

export const CASE_1 = rule({
  id: 'CASE-1',
  text:
    'Where a case stands on a date follows from what happened: an inquiry that waits or opened the pathway, an assessment, then ' +
    'active from the first date since the opening on which support was granted or given, and closed. After a death it is closed. ' +
    'An assessment that goes on is not started again.',
  source: 'Project decision',
  refusals: {},
});

export const CASE_2 = rule({
  id: 'CASE-2',
  text:
    'The authority decides within the days that the policy sets, from the start of the assessment: support is granted or given, or ' +
    'the pathway closed. A longer time is a deviation; nothing is refused for it.',
  source: 'Retssikkerhedsloven § 3, subsection 2: the municipality sets and publishes its limits',
  refusals: {},
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
    'From the date of death nothing new starts and nothing is planned, and nothing is read as running: support, stays and hospital ' +
    'admissions end with it. What was open can be ended and the pathway closed, without a klippekort. A death recorded by mistake ' +
    'is retracted, and all that it stopped goes on.',
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
