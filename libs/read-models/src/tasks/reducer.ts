import { type FollowUpContent, type FollowUpEvent } from '#domain';
import { type PlainDate, type Recorded, type StoredEvent } from '#kernel';
import { type TaskRow } from './task-row.js';

/** What an event makes of a task's row. */
export function reduceTask(row: TaskRow | null, { event, stored }: Recorded<FollowUpEvent>): TaskRow | null {
  if (event.type === 'FollowUpOpened') return row ?? opened(event.data, event.effective, stored);
  if (!row) return null;
  const at = stored.metadata.recordedAt;
  switch (event.type) {
    case 'FollowUpRescheduled':
      return { ...row, ...dates(event.data), escalatedAt: null, escalatedTo: null };
    case 'FollowUpReassigned':
      // Whom it had been shown to was the other municipality's.
      return { ...row, ...owned(event.data.owner), ...(event.data.how === 'transferred' ? { escalatedTo: null } : {}) };
    case 'FollowUpReopened':
      return { ...row, state: 'open', until: null, ...owned(event.data.owner), ...dates(event.data), escalatedAt: null, escalatedTo: null, endedAt: null, outcome: null };
    case 'FollowUpCompleted':
      return { ...row, state: 'completed', until: event.effective, endedAt: at, outcome: event.data.outcome };
    case 'FollowUpCancelled':
      return { ...row, state: 'cancelled', until: event.effective, endedAt: at, outcome: event.data.because };
    case 'FollowUpEscalated':
      return { ...row, escalatedAt: at, escalatedTo: event.data.to ?? null };
  }
}

function opened(content: FollowUpContent, from: PlainDate, { metadata }: StoredEvent): TaskRow {
  return {
    kind: content.kind,
    citizenId: content.citizenId,
    state: 'open',
    from,
    until: null,
    reason: content.reason,
    ...owned(content.owner),
    ...dates(content),
    subjectId: content.subjectId,
    openedAt: metadata.recordedAt,
    escalatedAt: null,
    escalatedTo: null,
    endedAt: null,
    outcome: null,
  };
}

function owned(owner: FollowUpContent['owner']) {
  return { owner, unit: owner.unit };
}

function dates({ due, shownFrom = null }: { readonly due: PlainDate; readonly shownFrom?: PlainDate | null | undefined }) {
  return { at: due, due, shownFrom };
}
