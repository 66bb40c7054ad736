import { rule } from '#kernel';

export const STAY_2 = rule({
  id: 'STAY-2',
  text:
    'A place is never given twice: of all who ask for the last one, one gets it. A place that somebody lives in counts as free from ' +
    'the date on which it is expected to be; should that date slip past what was given on the strength of it, the clash is a ' +
    'deviation. Over-occupancy is a manager’s override with a reason. Stays start at tilbud that are registered.',
  source: 'Project decision',
  refusals: {
    'unknown-tilbud': 'There is no such tilbud.',
    'no-free-place': 'No place that fits is free on all the dates asked for.',
    'over-occupancy-not-managers': 'Only a manager takes in more than there are places for.',
  },
});

export const TIL_1 = rule({
  id: 'TIL-1',
  text: 'A tilbud and its places are kept by a manager of the municipality that runs it; a place is there from one date to another.',
  source: 'Project decision',
  refusals: {
    'not-a-manager': 'Only a manager of the municipality that runs the tilbud keeps it and its places.',
    'already-registered': 'The tilbud is registered already.',
    'places-not-managed': 'The places of this tilbud are not given from here.',
    'id-taken': 'The place exists already.',
    'place-not-known': 'There is no such place.',
    'withdrawn-before-added': 'The place is withdrawn before it was there.',
  },
});

export const TIL_2 = rule({
  id: 'TIL-2',
  text:
    'A place is reserved for a citizen under a section that the tilbud gives, for at least one date, and falls back when no stay ' +
    'has followed in time. Who lives in it leaves by a discharge, never by giving back a reservation.',
  source: 'Project decision',
  refusals: {
    'section-not-given': 'The tilbud gives no places under the section.',
    'ends-before-it-begins': 'The place is asked for until a date that is not after the first one.',
    'not-reserved': 'There is no such reservation for this citizen.',
    occupied: 'The citizen has moved in; a discharge ends the stay.',
  },
});

export const TIL_4 = rule({
  id: 'TIL-4',
  text:
    'What was recorded wrongly of a tilbud, its places, its bookings and its waiting list is said anew or taken back by an entry that ' +
    'names it and the reason; that can be taken back in turn. A manager corrects the tilbud and its places, the authority and managers ' +
    'the rest. What follows from a stay is corrected with the stay. Afterwards the record is as sound as before: no entry speaks of ' +
    'what is gone, no place is given twice by it, and each keeps the ids that others know it by.',
  source: 'Project decision: rule COR-1 holds at a tilbud as well',
  refusals: {
    'nothing-to-correct': 'Nothing is named that is to be corrected.',
    'no-such-entry': 'There is no such entry at this tilbud.',
    'entry-retracted': 'The entry has been retracted; bring it back first.',
    'not-correctable': 'A correction is not corrected but retracted.',
    'follows-a-stay': 'The entry follows from a stay; what was recorded of the stay is corrected.',
    'not-who-corrects': 'A manager corrects the tilbud and its places, the authority or a manager the rest.',
    'does-not-fit': 'The entry cannot say that.',
    'id-changed': 'The ids that others know the entry by cannot be changed.',
    'leaves-orphan': 'Another entry speaks of what would be gone. Correct it together with this one.',
    'breaks-rule': 'The record would break a rule.',
  },
});

export const TIL_3 = rule({
  id: 'TIL-3',
  text:
    'The waiting list is in order of the date from which each has waited. A citizen waits once for each kind of place at a tilbud, ' +
    'until placed, withdrawn or dead. Who is offered a place is a person’s choice.',
  source: 'Project decision',
  refusals: {
    'already-waiting': 'The citizen waits for such a place here already.',
    'not-waiting': 'There is no such entry on the waiting list.',
    'since-in-the-future': 'Nobody has waited since a date that has not come.',
  },
});
