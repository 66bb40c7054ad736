import { rule } from '#kernel';

export const DEL_1 = rule({
  id: 'DEL-1',
  text: 'That another municipality performs for one’s own is decided, and ended, by a manager of the municipality whose citizens they are.',
  source: 'Retssikkerhedsloven § 9; Ishøj and Vallensbæk’s common administration',
  refusals: {
    'not-a-manager': 'Only a manager grants or revokes delegations.',
    'another-municipality': 'The delegation is another municipality’s.',
  },
});

export const DEL_2 = rule({
  id: 'DEL-2',
  text: 'A delegation is granted once, to another municipality, and ends once: on its last date, or revoked from a date on.',
  source: 'Project decision',
  refusals: {
    'already-granted': 'The delegation is granted already; grant another.',
    'not-granted': 'There is no such delegation.',
    'to-itself': 'A municipality performs for itself without a delegation.',
    'ends-before-it-begins': 'The last date lies before the first.',
    'already-revoked': 'The delegation is revoked already.',
    'revoked-backwards': 'What was done under a delegation is not made undone: it is revoked from today on, or later.',
  },
});
