import { type FollowUpContent, type FollowUpEvent } from '#domain';
import { type Recorded, type StoredEvent } from '#kernel';
import { type TaskRow } from './task-row.js';

/** What an event makes of a task's row. */
export function reduceTask(row: TaskRow | null, { event, stored }: Recorded<FollowUpEvent>): TaskRow | null {
  if (event.type === 'FollowUpOpened') return row ?? opened(event.data, stored);
  if (!row) return null;
  const at = stored.metadata.recordedAt;
  const streamVersion = stored.version;
  switch (event.type) {
    case 'FollowUpCompleted':
      return { ...row, state: 'completed', endedAt: at, outcome: event.data.outcome, streamVersion };
    case 'FollowUpCancelled':
      return { ...row, state: 'cancelled', endedAt: at, outcome: event.data.because, streamVersion };
    case 'FollowUpEscalated':
      return { ...row, escalatedAt: row.escalatedAt ?? at, streamVersion };
  }
}

function opened(content: FollowUpContent, { metadata, version }: StoredEvent): TaskRow {
  return {
    municipality: metadata.municipality,
    citizenId: content.citizenId,
    state: 'open',
    at: content.due,
    unit: content.owner.unit,
    kind: content.kind,
    reason: content.reason,
    owner: content.owner,
    due: content.due,
    subjectId: content.subjectId,
    openedAt: metadata.recordedAt,
    escalatedAt: null,
    endedAt: null,
    outcome: null,
    streamVersion: version,
  };
}
