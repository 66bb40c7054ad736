import { rule } from '#kernel';

export const STAY_1 = rule({
  id: 'STAY-1',
  text:
    'At most one 24-hour stay on any date. The date of discharge is the first without the stay, so a citizen may move from one ' +
    'place to another on one date. A hospital admission makes the stay absent; it does not end it.',
  source: 'Project decision',
  refusals: { 'overlaps-stay': 'The citizen has another 24-hour stay on the date or after it.' },
});

export const DIS_1 = rule({
  id: 'DIS-1',
  text:
    'A discharge is planned, moved and cancelled for a stay that runs, and each change says so once: planning the same date and ' +
    'destination again changes nothing. It is recorded on the date it happened, also late, with or without a plan.',
  source: 'Kolding initiativkatalog, initiative 18',
  refusals: {
    'stay-not-open': 'There is no such stay that runs.',
    'before-stay-started': 'The date lies before the stay started.',
    'nothing-planned': 'No discharge is planned for the stay.',
  },
});
