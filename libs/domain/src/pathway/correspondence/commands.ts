import { type EventOf, type Instant, type PlainDate } from '#kernel';
import { type PartnerMessageReceived } from './events.js';

/** Keeps what a partner wrote. `on` and `at` are when it came. */
export interface RecordPartnerMessage {
  readonly type: 'RecordPartnerMessage';
  readonly on: PlainDate;
  readonly at?: Instant;
  readonly message: EventOf<typeof PartnerMessageReceived>['data'];
  readonly personal: { readonly text: string; readonly topic?: string };
}

export type CorrespondenceCommand = RecordPartnerMessage;
