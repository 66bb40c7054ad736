import { rule } from '#kernel';

export const FUP_1 = rule({
  id: 'FUP-1',
  text: 'A task is opened once, and is open until it is completed or its reason falls away.',
  source: 'Project decision: what is planned twice is planned once',
  refusals: {
    'opened-otherwise': 'There is a task under this id with other content.',
    'not-opened': 'There is no such task.',
    'not-open': 'The task is completed or cancelled already.',
  },
});

export const FUP_2 = rule({
  id: 'FUP-2',
  text: 'A task that is not completed by the end of its due date is escalated, once.',
  source: 'Sorø: somebody owns the gap until another has taken over',
  refusals: { 'not-overdue': 'The due date has not passed.' },
});
