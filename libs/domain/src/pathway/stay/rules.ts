import { rule } from '#kernel';

export const STAY_1 = rule({
  id: 'STAY-1',
  text:
    'At most one 24-hour stay on any date. The date of discharge is the first without the stay, so a citizen may move from one ' +
    'place to another on one date. A hospital admission makes the stay absent; it does not end it. A stay that is over when it ' +
    'is recorded is told with its end, and may then lie before another, and within a time that the pathway was open before.',
  source: 'Project decision',
  refusals: {
    'overlaps-stay': 'The citizen has another 24-hour stay on the date or after it.',
    'ends-before-it-starts': 'The stay ends before it starts.',
  },
});

export const STAY_3 = rule({
  id: 'STAY-3',
  text:
    'An akutplads (a stay under SEL 82c) lasts at most as many calendar dates as the policy says (14 until set otherwise), counted ' +
    'over a window of dates (28 until set otherwise) that ends on each date and rolls with it: leaving for a night, with the place ' +
    'kept or after a discharge, does not begin the count anew. A date with the place kept counts, one without a place does not, ' +
    'and two stays on one date count once. By the last date there is a discharge, recorded or planned for no later than the date ' +
    'after it; a visitation granted since the stay began; or a decision with a reason, by a manager or the authority, that ' +
    'extends the stay. Otherwise the first date beyond is a breach, for all to see. No date is refused.',
  source: 'Kolding initiativkatalog, initiative 13',
  refusals: {
    'stay-not-open': 'There is no such stay that runs.',
    'not-an-akutplads': 'The stay is no akutplads.',
    'not-who-decides': 'Only a manager or the authority extends an akutplads.',
    'before-stay-started': 'The date lies before the stay started.',
    'ends-before-the-decision': 'The extension ends before it is decided.',
  },
});

export const STAY_5 = rule({
  id: 'STAY-5',
  text:
    'An assessment stay ends with an individual plan delivered, or as broken off with a reason. The one or the other is recorded ' +
    'before the discharge or with it. Where neither is left after a correction, that is a breach from the discharge on.',
  source: 'Kolding initiativkatalog, initiative 14',
  refusals: {
    'no-assessment-stay': 'There is no such assessment stay.',
    'before-stay-started': 'The date lies before the stay started.',
    'delivered-already': 'The plan has been delivered.',
    'broken-off-already': 'The assessment has been broken off.',
    'neither-plan-nor-reason': 'Neither a plan nor a reason for breaking off is recorded.',
    'nothing-to-break-off': 'There is no assessment under way that could be broken off.',
  },
});

export const STAY_6 = rule({
  id: 'STAY-6',
  text:
    'While the citizen sleeps elsewhere the place is kept: an absence lies within its stay, and two absences share no date. An ' +
    'absence that is over when it is recorded is told with its end. While admitted to a hospital the citizen is absent without ' +
    'anybody saying so.',
  source: 'Project decision',
  refusals: {
    'no-such-stay': 'There is no such stay.',
    'outside-the-stay': 'The absence lies outside the stay.',
    'overlaps-absence': 'The citizen is absent on the date or after it already.',
    'not-absent': 'There is no such absence that runs.',
    'back-before-leaving': 'The citizen is back before leaving.',
  },
});

export const STAY_7 = rule({
  id: 'STAY-7',
  text:
    'A place is asked for, and the request waits until a stay answers it, it is taken back, the pathway closes or the citizen ' +
    'dies. A stay answers a request that waits.',
  source: 'Project decision',
  refusals: {
    'request-not-open': 'There is no such request that waits.',
    'before-asked': 'The date lies before the place was asked for.',
  },
});

export const DIS_1 = rule({
  id: 'DIS-1',
  text:
    'A discharge is planned, moved and cancelled for a stay that runs, and each change says so once: planning the same date and ' +
    'destination again changes nothing, but for expectations said anew. It is recorded on the date it happened, also late, with ' +
    'or without a plan.',
  source: 'Kolding initiativkatalog, initiative 18',
  refusals: {
    'stay-not-open': 'There is no such stay that runs.',
    'before-stay-started': 'The date lies before the stay started.',
    'nothing-planned': 'No discharge is planned for the stay.',
  },
});
