import { rule } from '#kernel';

export const COR_1 = rule({
  id: 'COR-1',
  text:
    'Nothing is edited. A correction says an entry anew, a retraction takes it back, and both are entries that name it, the ' +
    'reason and who; a retraction can be retracted. What was recorded together is taken back together, and moved to another date ' +
    'together. Afterwards the record is as sound as before: no entry speaks of something that is gone, and no rule of the ' +
    'pathway is broken. The registration of a citizen is never taken back, and an entry keeps the ids that others know it by.',
  source: 'Project decision',
  refusals: {
    'no-such-entry': 'There is no such entry on this pathway.',
    'nothing-to-correct': 'Nothing is named that is to be corrected.',
    'entry-retracted': 'The entry has been retracted; bring it back first.',
    'not-correctable': 'A correction is not corrected but retracted.',
    'not-retractable': 'The registration of a citizen is not retracted.',
    'does-not-fit': 'The entry cannot say that.',
    'id-changed': 'The id that others know the entry by cannot be changed.',
    'leaves-orphan': 'Another entry speaks of what would be gone, or would not have begun yet. Correct it together with this one.',
    'breaks-rule': 'The pathway would break a rule.',
  },
});

export const COR_2 = rule({
  id: 'COR-2',
  text:
    'The authority and managers correct every entry; staff of a botilbud or of bostoette correct what their own unit recorded. ' +
    'What the service recorded by itself follows what it was recorded for.',
  source: 'Project decision: who erred sees it first',
  refusals: { 'recorded-by-others': 'The entry was recorded by another unit. Its unit, the authority or a manager corrects it.' },
});
