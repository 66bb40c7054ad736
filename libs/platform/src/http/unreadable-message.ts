import { Problem } from './problem.js';

/** A message that cannot be read at all: whoever takes messages says so in the form that their senders know. */
export class UnreadableMessage {
  constructor(
    /** In words that repeat nothing of it. */
    readonly detail: string,
    readonly mediaType: string,
  ) {}
}

/** Whether messages come in at an address. */
export function takesMessages(url: string): boolean {
  return url.startsWith('/fhir/');
}

/** What is handed on in a body's place where it is a message that cannot be read; undefined for whatever else went wrong, and elsewhere. */
export function unreadableAt(url: string, mediaType: string, error: unknown): UnreadableMessage | undefined {
  if (!takesMessages(url) || !(error instanceof Problem) || error.kind !== 'malformed-request') return undefined;
  return new UnreadableMessage(error.details.detail ?? error.message, mediaType);
}
