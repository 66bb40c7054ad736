import { rule } from '#kernel';

export const NET_1 = rule({
  id: 'NET-1',
  text:
    'A network meeting is planned for the day it is decided or a later one, whether or not the pathway is open, for an admission where ' +
    'one is known.',
  source: 'Psykiatriloven § 13 a; Kolding initiativkatalog, initiative 18',
  refusals: {
    'before-decided': 'The date of the meeting lies before the day it was decided.',
    'no-such-admission': 'There is no such admission.',
  },
});

export const NET_2 = rule({
  id: 'NET-2',
  text: 'A network meeting is moved or called off until its date is over. Moving it to where it is changes nothing.',
  source: 'Project decision: a meeting that has been is not made undone; a wrong entry is corrected',
  refusals: {
    'no-such-meeting': 'There is no such meeting.',
    'cancelled-already': 'The meeting was called off.',
    'meeting-over': 'The date of the meeting is over.',
    'before-planned': 'The date lies before the day the meeting was planned.',
    'before-decided': 'The date of the meeting lies before the day it was decided.',
  },
});
