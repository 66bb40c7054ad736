import { rule } from '#kernel';

export const INB_1 = rule({
  id: 'INB-1',
  text:
    'A message that cannot be taken where it belongs is laid down once, for the authority to see to: with ids and codes, and with what was ' +
    'written only under the key of the citizen it is about. Of somebody who is not known here nothing is laid down.',
  source: 'Project decision: nothing that comes in is lost, and nothing is kept of strangers',
  refusals: { 'received-otherwise': 'There is an entry under this id about something else.', 'not-received': 'There is no such entry.' },
});

export const INB_2 = rule({
  id: 'INB-2',
  text:
    'An entry is assigned until it is settled, and settled once, with what came of it; anything but what is on the list is written down. ' +
    'A note is kept under a citizen’s key, so there is none where the entry is about no citizen.',
  source: 'Project decision',
  refusals: {
    settled: 'The entry is settled already.',
    'no-note': 'What came of it has to be written down where it is none of the listed ways.',
    'about-no-citizen': 'The entry is about no citizen, so there is no key to keep a note under.',
  },
});
