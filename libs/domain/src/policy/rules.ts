import { rule } from '#kernel';

export const POL_1 = rule({
  id: 'POL-1',
  text: "A municipality's policy is set by its manager.",
  source: 'Project decision: the numbers bind everybody who works under them',
  refusals: { 'not-a-manager': 'Only a manager sets the policy.' },
});

export const POL_2 = rule({
  id: 'POL-2',
  text:
    'A version of the policy holds from a date on, today at the earliest: what was decided in the past stays under the policy of ' +
    'its time. A task is planned under the policy of the date that its reason arose on, so a new version re-plans nothing that ' +
    'stands, only what comes.',
  source: 'Project decision; forvaltningsrettens forbud mod tilbagevirkende kraft',
  refusals: { 'in-the-past': 'A policy cannot hold from a date that has passed.' },
});

export const POL_3 = rule({
  id: 'POL-3',
  text:
    'A policy is whole and makes sense: there are working hours on some weekday, and they end after they begin; a window has ' +
    'more dates than may be used in it; a follow-up is counted from a date that each of its triggers has.',
  source: 'Project decision',
  refusals: {
    'does-not-fit': 'The change does not make a policy.',
    'ends-before-it-begins': 'The working hours end before they begin.',
    'never-open': 'There are no working hours on any weekday.',
    'window-too-short': 'The window has no more dates than may be used in it.',
    'foreign-date': 'A follow-up is counted from a date that one of its triggers does not have.',
  },
});
