import { type AdvisoryEvent } from '#domain';
import { dateInCopenhagen, type Instant, type Recorded, type Role, timeInCopenhagen, type Uuid } from '#kernel';
import { sentenceOf } from './delivery-log-sentences.js';

/** One line of an advisory's delivery log: what happened, when it was written down, and by whom. */
export interface DeliveryLogEntry {
  readonly eventId: Uuid;
  readonly type: AdvisoryEvent['type'];
  readonly recordedAt: Instant;
  /** The same in Denmark, as people write it: `2026-03-08 10:00`. */
  readonly localTime: string;
  readonly by: { readonly role: Role; readonly unit: string };
  /** What happened, in Danish, for somebody who knows nothing of the machinery. It names no citizen. */
  readonly text: string;
  /** The facts as they were recorded. */
  readonly facts: AdvisoryEvent['data'];
}

/**
 * Who was told what, when and on what basis, and what is known of its arrival: a fold of the advisory's own short stream, and so
 * never behind it.
 * @param knownAt leaves out what was recorded later
 */
export function deliveryLogOf(recorded: readonly Recorded<AdvisoryEvent>[], knownAt?: Instant): readonly DeliveryLogEntry[] {
  return recorded
    .filter(({ stored }) => knownAt === undefined || stored.metadata.recordedAt <= knownAt)
    .map(({ event, stored: { id, metadata } }) => ({
      eventId: id,
      type: event.type,
      recordedAt: metadata.recordedAt,
      localTime: localTime(metadata.recordedAt),
      by: { role: metadata.actor.role, unit: metadata.actor.unit },
      text: sentenceOf(event, localTime),
      facts: event.data,
    }));
}

function localTime(at: Instant): string {
  return `${dateInCopenhagen(at)} ${timeInCopenhagen(at)}`;
}
