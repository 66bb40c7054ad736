import { rule } from '#kernel';

export const DIS_1 = rule({
  id: 'DIS-1',
  text:
    'A planned discharge is announced to each partner when its agreement says. Moved later: the queued advisory is replaced, ' +
    'never sent twice; a partner that holds the old date is told at once. Planned or moved earlier than the lead time: sent at ' +
    'once and marked late, with the party that caused it. Cancelled: withdrawn, and a withdrawal is sent if one had gone out. ' +
    'Backdated: nothing is sent retroactively. What is corrected or taken back has the same consequences as what happens: a partner ' +
    'holds what the pathway says.',
  source: 'Kolding initiativkatalog, initiative 18',
  refusals: {
    backdated: 'The date had passed when it was recorded; nothing is sent retroactively.',
    'known-already': 'The partner has been told just this.',
    'told-nothing': 'The partner had not been told, so there is nothing to take back.',
    'no-agreement': 'No agreement with the partner covers the date.',
    'citizen-died': 'The citizen has died; nothing more is sent.',
  },
});

export const ADV_1 = rule({
  id: 'ADV-1',
  text: 'An advisory is planned once, and one that was sent, replaced, withdrawn or given up is not sent again.',
  source: 'Project decision: at least once with a stable message id, never again once confirmed',
  refusals: {
    'planned-otherwise': 'There is an advisory under this id with other content.',
    'not-planned': 'There is no such advisory.',
    'not-to-be-sent': 'The advisory is no longer to be sent.',
    'not-due': 'The next attempt is not due yet.',
    'no-such-attempt': 'No such attempt has begun.',
  },
});

export const ADV_2 = rule({
  id: 'ADV-2',
  text: 'An attempt that has begun cannot be called back: what replaces or withdraws the advisory then says that it was possibly sent.',
  source: 'Project decision: an unknown outcome is shown as such',
  refusals: {
    'not-planned': 'There is no such advisory.',
    'already-stopped': 'The advisory was replaced or withdrawn already.',
    'already-sent': 'The advisory has gone out; it can be replaced by another, not withdrawn in silence.',
  },
});

export const ADV_3 = rule({
  id: 'ADV-3',
  text: 'A partner answers an advisory that it can have received, once; no answer by the agreed time goes to a person.',
  source: 'Kolding initiativkatalog, initiative 18: what the receiver is expected to do',
  refusals: {
    'not-planned': 'There is no such advisory.',
    'not-sent': 'Nothing has been sent that could be answered.',
    'answered-otherwise': 'The partner has answered otherwise already.',
    'not-overdue': 'The agreed time for an answer has not passed.',
  },
});
