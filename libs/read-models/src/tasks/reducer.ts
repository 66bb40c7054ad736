import { type FollowUpContent, type FollowUpEvent } from '#domain';
import { type PlainDate, type Recorded, type StoredEvent } from '#kernel';
import { type TaskRow } from './task-row.js';

/** What an event makes of a task's row. */
export function reduceTask(row: TaskRow | null, { event, stored }: Recorded<FollowUpEvent>): TaskRow | null {
  if (event.type === 'FollowUpOpened') return row ?? opened(event.data, event.effective, stored);
  if (!row) return null;
  const at = stored.metadata.recordedAt;
  switch (event.type) {
    case 'FollowUpCompleted':
      return { ...row, state: 'completed', until: event.effective, endedAt: at, outcome: event.data.outcome };
    case 'FollowUpCancelled':
      return { ...row, state: 'cancelled', until: event.effective, endedAt: at, outcome: event.data.because };
    case 'FollowUpEscalated':
      return { ...row, escalatedAt: row.escalatedAt ?? at };
  }
}

function opened(content: FollowUpContent, from: PlainDate, { metadata }: StoredEvent): TaskRow {
  return {
    citizenId: content.citizenId,
    state: 'open',
    at: content.due,
    unit: content.owner.unit,
    from,
    until: null,
    kind: content.kind,
    reason: content.reason,
    owner: content.owner,
    due: content.due,
    subjectId: content.subjectId,
    openedAt: metadata.recordedAt,
    escalatedAt: null,
    endedAt: null,
    outcome: null,
  };
}
