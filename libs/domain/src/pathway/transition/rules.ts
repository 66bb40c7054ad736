import { rule } from '#kernel';

export const TRA_1 = rule({
  id: 'TRA-1',
  text:
    'From § 107 to § 85 in one step: the stay ends, the support and its massive period start, and the handover is offered, all or ' +
    'nothing. It takes a § 107 stay that runs, a § 85 visitation in force, and a known worker of both places, newly named or ' +
    'known already. The massive period ends no earlier than it starts, and within it the steps have rising dates and falling hours. ' +
    'It may carry out a transition that was planned between the two places; accepted before, that is completed by it.',
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
    'transition-does-not-fit': 'The transition that was planned is of another kind, or between other places.',
  },
});

export const TRA_2 = rule({
  id: 'TRA-2',
  text:
    "A transition stays the sender's until the receiver accepts it: somebody of the receiving tilbud, for another municipality the " +
    'authority that has its answer, or a manager. What is declined stays with the sender, who may offer it again. Time never ' +
    'closes an unaccepted one: one that is not answered within the working days of the policy (2 until set otherwise) is a breach.',
  source: 'Sorø',
  refusals: {
    'not-offered': 'No such handover has been offered.',
    'not-the-receiver': 'Only the receiving tilbud, or a manager, answers the handover.',
    'before-offered': 'The date lies before the handover was offered.',
    'accepted-already': 'The handover has been accepted.',
  },
});

export const TRA_3 = rule({
  id: 'TRA-3',
  text:
    'A transition is planned between two different parties of the sorts that its kind is about, with meetings as they are held; it is ' +
    'offered, accepted, and completed when the citizen has moved, each no earlier than the step before; or it is broken off, for a reason.',
  source: 'Sorø; project decision',
  refusals: {
    'parties-do-not-fit': 'The kind of transition is not between such parties.',
    'same-party': 'Sender and receiver are the same.',
    'not-open': 'There is no such transition that is open.',
    'before-the-step-before': 'The date lies before the step before.',
    'nobody-took-part': 'Nobody is named who took part in the meeting.',
    'offered-already': 'The handover has been offered, and is not answered.',
    'accepted-already': 'The handover has been accepted.',
    'not-accepted': 'The receiver has not accepted the handover.',
  },
});
