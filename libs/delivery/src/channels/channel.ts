import { type MunicipalityCode, type Uuid } from '#kernel';

/** A message on its way to a partner: built when it is sent, and kept nowhere. */
export interface OutgoingMessage {
  /** The advisory's id, the same at every attempt: the partner takes a message once by it. */
  readonly messageId: Uuid;
  /** Whose agreement it is sent under; partners' ids are its own. */
  readonly municipality: MunicipalityCode;
  readonly partnerId: string;
  readonly endpoint: string;
  /** Which of the partner's signing secrets is in use. */
  readonly secretGeneration: number;
  /** A JSON document. */
  readonly body: string;
}

/**
 * What became of an attempt. `unknown`: it went out and no answer came, so the partner may hold it. `code` is an HTTP
 * status or a system's error code, never a text.
 */
export type AttemptOutcome =
  | { readonly is: 'delivered' }
  | { readonly is: 'rejected'; readonly code: string }
  | { readonly is: 'unreachable'; readonly code: string }
  | { readonly is: 'unknown'; readonly code: string };

/** A way to a partner. */
export interface Channel {
  /** One attempt; it always ends, within its own time limit, and never rejects. */
  send(message: OutgoingMessage, signal?: AbortSignal): Promise<AttemptOutcome>;
}
