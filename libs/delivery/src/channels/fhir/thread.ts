import { ADVISORY, advisoryCatalogue, type AdvisoryContent, advisoryDecider, type AdvisoryEvent, reachOf } from '#domain';
import { type EventStore } from '#event-store';
import { fold, type Instant, readPublic, streamName, type Uuid } from '#kernel';

/** An advisory on the thread of another. */
export interface OnThread {
  readonly advisoryId: Uuid;
  readonly saidAt: Instant;
  readonly content: AdvisoryContent;
}

/** An advisory, and what the partner may hold of those that it sets right, oldest first. */
export async function threadOf(store: Pick<EventStore, 'readStream'>, advisoryId: Uuid): Promise<{ readonly saidAt: Instant; readonly earlier: readonly OnThread[] } | undefined> {
  const own = await read(store, advisoryId);
  if (!own) return undefined;
  const earlier: OnThread[] = [];
  for (let id = own.content.corrects; id !== null; ) {
    const before = await read(store, id);
    if (!before) break;
    if (before.reached) earlier.unshift({ advisoryId: id, saidAt: before.saidAt, content: before.content });
    id = before.content.corrects;
  }
  return { saidAt: own.saidAt, earlier };
}

async function read(store: Pick<EventStore, 'readStream'>, advisoryId: Uuid) {
  const events = (await store.readStream(streamName(ADVISORY, advisoryId))).map((stored) => readPublic(advisoryCatalogue, stored).event);
  const advisory = fold(advisoryDecider, events);
  if (advisory.is === 'none') return undefined;
  return { content: advisory.content, saidAt: saidAt(advisory.content, events), reached: reachOf(advisory) !== 'none' };
}

/** When it was due as the first attempt began: later attempts send the same message, the time in it as well. */
function saidAt({ dueAt }: AdvisoryContent, events: readonly AdvisoryEvent[]): Instant {
  let at = dueAt;
  for (const { type, data } of events) {
    if (type === 'AdvisoryDispatchStarted') break;
    if (type === 'AdvisoryUnblocked') at = data.dueAt;
  }
  return at;
}
