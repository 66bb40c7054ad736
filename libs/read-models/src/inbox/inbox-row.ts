import { type InboxContent, type Settlement } from '#domain';
import { type Instant } from '#kernel';
import { type StreamRow } from '../bitemporal/row-per-stream.js';

export const inboxStates = ['open', 'settled'] as const;

/** One entry of the inbox, by ids and codes. It holds until somebody has seen to it; `at` is when it came, `unit` whose it is. */
export interface InboxRow extends StreamRow {
  readonly kind: InboxContent['kind'];
  readonly state: (typeof inboxStates)[number];
  readonly because: InboxContent['because'];
  readonly messageId: string;
  readonly code: string;
  readonly senderSor: string;
  readonly advisoryId: string | null;
  readonly thread: string | null;
  readonly refusal: InboxContent['refusal'];
  readonly owner: InboxContent['owner'];
  readonly receivedAt: Instant;
  readonly settledAt: Instant | null;
  readonly settledAs: Settlement | null;
}
