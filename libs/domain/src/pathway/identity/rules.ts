import { rule } from '#kernel';

export const STAY_4 = rule({
  id: 'STAY-4',
  text:
    'A guest may be anonymous: the pathway is then one of its own, without a CPR number. Once it is known who the guest is, the ' +
    'pathway becomes that citizen’s, or what stands on it is adopted by the pathway that the citizen has. Both can be undone.',
  source: 'Serviceloven § 82c; domain: social akuttilbud may be used anonymously',
  refusals: {
    'already-registered': 'The pathway belongs to somebody already.',
    'not-anonymous': 'The pathway is not that of an anonymous guest.',
  },
});

export const MRG_1 = rule({
  id: 'MRG-1',
  text:
    'Two pathways of one person are merged: all entries that count on the one are recorded on the other as themselves, with ' +
    'their dates, and taken back where they stood; from then on nothing is recorded there. The pathway then reads as if it had ' +
    'been one from the start: open from the earlier opening on, under the coordinator of the one that goes on. The merged record ' +
    'is as sound as one recorded by one hand, or nothing is merged. What is booked and waited for at a tilbud moves along. Undoing ' +
    'it brings back both.',
  source: 'Project decision: same person twice, with a replacement CPR number and a CPR number',
  refusals: {
    'not-registered': 'There is no such citizen.',
    'same-pathway': 'The two are the same pathway.',
    'merged-already': 'The pathway has been merged into another.',
    'more-was-recorded': 'Meanwhile more was recorded on the pathway. Ask again.',
    'leaves-orphan': 'An entry speaks of what is not there. Correct it first.',
    'breaks-rule': 'What stands on the two pathways does not fit together. Correct it first.',
  },
});

export const MRG_2 = rule({
  id: 'MRG-2',
  text:
    'An entry on the wrong citizen’s pathway is moved to the right one, with what was recorded together with it. On the right ' +
    'citizen’s pathway it stands as a possible breach of personal data security until a person has judged it. Registrations, ' +
    'corrections and the municipality’s responsibility are not moved.',
  source: 'Databeskyttelsesforordningen (GDPR) articles 4(12) and 33; project decision',
  refusals: {
    'no-such-entry': 'There is no such entry on the pathway, or it has been taken back.',
    'not-movable': 'The entry belongs to the pathway that it stands on.',
    'leaves-orphan': 'Another entry on the pathway speaks of what would be gone, or on the other of what is not there. Move them together.',
    'breaks-rule': 'The entry does not fit on the pathway.',
  },
});
