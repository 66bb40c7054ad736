import { UnreadableEvent } from '#kernel';
import { AppendOutcomeUnknown, EventStoreUnavailable } from '#event-store';

/** SQLSTATE classes and codes that speak of the server or of bad luck, never of the data. */
const passing = [
  /^08/, // connection
  /^53/, // out of resources
  /^57P/, // shutting down, starting up
  /^40/, // deadlock, serialization
  /^55P03$/, // lock not available
  /^25P0[34]$/, // ended for idling in a transaction
  /^58/, // the server's own files
];
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What the work needs is not there yet, through no fault of the event's: it is tried again, and nothing is parked. */
export class NotReady extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NotReady';
  }
}

/**
 * Whether a failure lies in what the work stands on (the database, the log, the network) and not in the work: it is then
 * nobody's fault, and trying again later is right for any event.
 */
export function isInfrastructure(error: unknown): boolean {
  if (error instanceof EventStoreUnavailable || error instanceof AppendOutcomeUnknown || error instanceof NotReady) return true;
  const code = codeOf(error);
  if (code !== undefined) return network.has(code) || passing.some((pattern) => code.length === 5 && pattern.test(code));
  // What `pg` throws of itself has no code.
  return /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after)/.test(
    messageOf(error),
  );
}

/**
 * What may be kept and shown of a failure: its kind, its code, and the line it was thrown at. Messages are left out
 * where they could quote what is in an event or a row.
 */
export function describeFailure(error: unknown): string {
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : typeof error;
  const code = codeOf(error);
  const said = error instanceof UnreadableEvent || error instanceof NotReady ? `: ${error.message}` : '';
  const at = thrownAt(error);
  return `${name}${code === undefined ? '' : ` ${code}`}${said}${at === undefined ? '' : ` at ${at}`}`.slice(0, 500);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[A-Za-z0-9_]{1,40}$/.test(error.code) ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}

function thrownAt(error: unknown): string | undefined {
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : '';
  // Only the last parts of the path: where the service lies is nobody's affair.
  return /\n\s+at .*?((?:[\w.@-]+\/){0,3}[\w.@-]+\.[cm]?[jt]s:\d+)/.exec(stack)?.[1];
}
