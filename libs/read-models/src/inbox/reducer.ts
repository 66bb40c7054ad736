import { type InboxEvent } from '#domain';
import { type Recorded } from '#kernel';
import { type InboxRow } from './inbox-row.js';

/** What an event makes of an entry's row. */
export function reduceInbox(row: InboxRow | null, { event, stored }: Recorded<InboxEvent>): InboxRow | null {
  const at = stored.metadata.recordedAt;
  if (event.type === 'InboxEntryReceived') {
    const { owner } = event.data;
    const begun = { state: 'open', unit: owner.unit, at, from: event.effective, until: null, receivedAt: at, settledAt: null, settledAs: null } as const;
    return row ?? { ...event.data, ...begun };
  }
  if (!row) return null;
  if (event.type === 'InboxEntryAssigned') return { ...row, unit: event.data.owner.unit, owner: event.data.owner };
  return { ...row, state: 'settled', until: event.effective, settledAt: at, settledAs: event.data.as };
}
