import { rule } from '#kernel';

export const FUP_1 = rule({
  id: 'FUP-1',
  text: 'A task is opened once, and is open until it is done, its reason falls away, or a person takes it away.',
  source: 'Project decision: what is planned twice is planned once',
  refusals: {
    'opened-otherwise': 'There is a task under this id about something else.',
    'not-opened': 'There is no such task.',
    'not-open': 'The task is completed or cancelled already.',
  },
});

export const FUP_2 = rule({
  id: 'FUP-2',
  text:
    'A task that is not done by the end of its due date is escalated once, to whom the policy names, when the municipality next ' +
    'opens. A new due date gives it time anew.',
  source: 'Sorø: somebody owns the gap until another has taken over',
  refusals: { 'not-overdue': 'The due date has not passed, or the municipality has not opened since.' },
});

export const FUP_3 = rule({
  id: 'FUP-3',
  text: 'A task is completed, cancelled and handed on by its owner’s unit, by the authority or by a manager; one that nobody owns by anybody.',
  source: 'Project decision: every task has one owner',
  refusals: { 'not-yours': 'The task belongs to another unit.' },
});

export const FUP_4 = rule({
  id: 'FUP-4',
  text: 'Somebody takes on a task of their own unit, or one that nobody owns, while no person is named on it.',
  source: 'Project decision: a task does not change hands unseen',
  refusals: {
    'of-another-unit': 'The task belongs to another unit; it has to be handed on.',
    'has-an-owner': 'Somebody has the task; it has to be handed on.',
  },
});

export const FUP_5 = rule({
  id: 'FUP-5',
  text: 'Who cancels a task gives a reason; one that is not on the list is written down.',
  source: 'Project decision',
  refusals: { 'no-reason': 'Another reason than those listed has to be written down.' },
});

export const FUP_6 = rule({
  id: 'FUP-6',
  text:
    'Tasks follow from the pathway as it is known: opened with what asks for them, moved with its dates, done by what fulfils them, ' +
    'dropped when it falls away, and opened again when that was a mistake. A task of the coordinator goes to the new coordinator. ' +
    'What a person has said stands: what a person has ended is not opened again, and what a person has handed on stays there.',
  source: 'Domain design, section 6',
  refusals: {},
});

export const FUP_8 = rule({
  id: 'FUP-8',
  text:
    'When a case goes to another municipality its open tasks go along: to the coordinator whom that one has named, and to nobody ' +
    'until it has, whoever had them, and also where they had been handed on or taken. What arises from then on is planned as ever. ' +
    'So nobody keeps a task about another municipality’s citizen.',
  source: 'Databeskyttelsesforordningen articles 5 and 32; project decision: nobody falls between two municipalities',
  refusals: {},
});

export const FUP_7 = rule({
  id: 'FUP-7',
  text:
    'A task whose due date had passed when its reason was recorded, or was moved to before then, is due on the date of recording; one ' +
    'that was due longer ago than the policy says is not opened. A date that stands is not moved by a new owner.',
  source: 'Project decision: entering what happened long ago opens no work',
  refusals: {},
});
