import { rule } from '#kernel';

export const TRA_1 = rule({
  id: 'TRA-1',
  text:
    'From § 107 to § 85 in one step: the stay ends, the support and its massive period start, and the handover is offered, all or ' +
    'nothing. It takes a § 107 stay that runs, a § 85 visitation in force, and a known worker of both places, newly named or ' +
    'known already. The massive period ends no earlier than it starts, and within it the steps have rising dates and falling hours.',
  source: 'Kolding initiativkatalog, initiative 17',
  refusals: {
    'stay-not-open': 'There is no such stay that runs.',
    'not-a-107-stay': 'The stay is not under SEL § 107.',
    'before-stay-started': 'The date lies before the stay started.',
    'no-known-worker-of-sender': 'No known worker is named from the place that the citizen leaves.',
    'no-known-worker-of-receiver': 'No known worker is named from the place that gives the support.',
    'period-ends-before-it-starts': 'The massive period ends before it starts.',
    'step-outside-period': 'A step lies outside the massive period, or on its first date.',
    'dates-not-rising': 'The dates of the steps do not rise.',
    'hours-not-falling': 'The hours of the steps do not fall.',
  },
});

export const TRA_2 = rule({
  id: 'TRA-2',
  text:
    "A transition stays the sender's until the receiver accepts it: somebody of the receiving tilbud, or a manager. Time never closes " +
    'an unaccepted one.',
  source: 'Sorø',
  refusals: {
    'not-offered': 'No such handover has been offered.',
    'not-the-receiver': 'Only the receiving tilbud, or a manager, accepts the handover.',
    'before-offered': 'The date lies before the handover was offered.',
  },
});
