import { rule } from '#kernel';

export const KLI_1 = rule({
  id: 'KLI-1',
  text:
    'A clip is used within the validity, while clips remain, by staff whom the citizen knows, without visitation. Another ' +
    'worker may take the talk with a reason, at a tilbud that the citizen knows: from a known worker, a service or a stay there. ' +
    'A talk may be recorded late.',
  source: 'Kolding initiativkatalog, initiative 5',
  refusals: {
    'no-active-klippekort': 'No klippekort is in force on the date.',
    'outside-validity': 'The date lies outside the validity of the klippekort.',
    'no-clips-left': 'All clips of the klippekort are used.',
    'tilbud-not-known': 'The citizen knows neither the worker nor the tilbud.',
    'worker-not-known': 'A worker whom the citizen does not know needs a reason to take the talk.',
  },
});

export const KLI_2 = rule({
  id: 'KLI-2',
  text:
    'A new visitation supersedes the card: from the date on which it reopens the pathway, or its own first date where an inquiry ' +
    'has reopened it, and no later than today. So does the card of another closing. The card and its uses stay in the statistics. ' +
    'There are never two cards in force on one date.',
  source: 'Project decision',
  refusals: {},
});

export const KLI_3 = rule({
  id: 'KLI-3',
  text:
    'When the last clip is used, or two within the days that the policy says (30 until set otherwise), the citizen is to be offered a ' +
    'new inquiry, unless the pathway has been opened again. One that is accepted is taken down as an inquiry.',
  source: 'Kolding initiativkatalog, initiative 5; project decision',
  refusals: {
    'no-such-klippekort': 'There is no such klippekort.',
    'before-validity': 'The date lies before the validity of the klippekort.',
  },
});

export const TIME_1 = rule({
  id: 'TIME-1',
  text:
    'Limits count calendar dates in Denmark, never multiples of 24 hours. Adding years to 29 February gives 28 February. A ' +
    'klippekort of two years from 15 March is valid up to and including 14 March; from 29 February 2028, up to and including ' +
    '27 February 2030.',
  source: 'Project decision',
  refusals: {
    'no-such-klippekort': 'There is no such klippekort.',
    'validity-not-over': 'The last valid date has not passed.',
  },
});
