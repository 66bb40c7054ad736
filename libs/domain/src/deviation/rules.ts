import { rule } from '#kernel';

export const DEV_1 = rule({
  id: 'DEV-1',
  text:
    'What breaks a limit is recorded and never refused; the breach is a deviation, noted once, from its first date on, with its ' +
    'facts and an owner. While that date lies ahead it is expected, and nobody is shown it. The owner is the coordinator; at a ' +
    'tilbud it is the tilbud, and where a partner is told too late whoever the agreement names. An overrun akutplads and a possible breach of data security are shown to whom the policy names as well.',
  source: 'Project decision: reality is never refused; Sorø: the red path is visible',
  refusals: { 'another-breach': 'There is a deviation under this id about something else.' },
});

export const DEV_2 = rule({
  id: 'DEV-2',
  text:
    'A deviation follows the record. One that a correction, or what was recorded late, shows to be none falls away, as does one ' +
    'that was averted in time; it comes back if that was wrong. One that is over stays to be resolved, with the date on which ' +
    'it ended, where it had been noted.',
  source: 'Project decision: rule COR-1 holds for what follows as well',
  refusals: {},
});

export const DEV_3 = rule({
  id: 'DEV-3',
  text:
    'A deviation is handed on and resolved by its owner’s unit, by the authority or by a manager. One that is expected is seen by nobody, ' +
    'and one that fell away is done with. A new coordinator takes over what the former one had not handed on.',
  source: 'Project decision: every deviation has one owner',
  refusals: {
    'not-noted': 'There is no such deviation.',
    'fell-away': 'It turned out to be no deviation.',
    resolved: 'The deviation is resolved already.',
    'not-yours': 'The deviation belongs to another unit.',
  },
});

export const DEV_4 = rule({
  id: 'DEV-4',
  text: 'A deviation is resolved once, with what came of it; anything but what is on the list is written down.',
  source: 'Project decision',
  refusals: {
    'resolved-otherwise': 'The deviation was resolved in another way already.',
    'no-note': 'What came of it has to be written down where it is none of the listed ways.',
  },
});
