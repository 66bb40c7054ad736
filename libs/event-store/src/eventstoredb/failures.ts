import { ErrorType, isCommandError, NotLeaderError, type EndPoint } from '@eventstore/db-client';
import { UnreadableEvent } from '#kernel';
import { EventStoreUnavailable } from '../port.js';

/** No answer came within an attempt's time. */
export class NoAnswer extends Error {
  constructor(ms: number) {
    super(`no answer within ${Math.round(ms)} ms`);
    this.name = 'NoAnswer';
  }
}

/** What a failed attempt tells. */
export interface Failure {
  /** In one or two words, without anything from the call itself. */
  readonly what: string;
  /** True when it is certain that the server did nothing. */
  readonly certain: boolean;
  /** True when another attempt may fare better. */
  readonly passing: boolean;
  /** The node to turn to instead. */
  readonly leader?: EndPoint;
}

const refusals: ReadonlySet<string> = new Set([
  ErrorType.ACCESS_DENIED,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.STREAM_DELETED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.INVALID_TRANSACTION,
  ErrorType.MISSING_REQUIRED_METADATA_PROPERTY,
]);

/**
 * Words of gRPC, of the client and of the server for a call that never reached anyone who would have carried it out.
 * Whatever is not known to be such is taken to have been carried out perhaps.
 */
const neverCarriedOut =
  /No connection established|Name resolution failed|Failed to discover|Channel (closed before call started|has been shut down)|Server Is (Not Ready|Too Busy|Busy)|No leader info available/;

/** Reads an error of an attempt. */
export function failureOf(error: unknown): Failure {
  if (error instanceof NotLeaderError) return { what: 'not the leader', certain: true, passing: true, leader: error.leader };
  if (error instanceof NoAnswer) return { what: 'no answer', certain: false, passing: true };
  const message = error instanceof Error ? error.message : '';
  const what: string = isCommandError(asError(error)) ? (error as { type: string }).type : 'error';
  if (refusals.has(what)) return { what, certain: true, passing: false };
  return { what, certain: neverCarriedOut.test(message), passing: true };
}

/** True for the error with which a read of a missing stream ends. */
export function isNoSuchStream(error: unknown): boolean {
  return isCommandError(asError(error)) && (error as { type: string }).type === (ErrorType.STREAM_NOT_FOUND as string);
}

/** True for an error of the engine itself, which another attempt would only meet again. */
export function isFinal(error: unknown): boolean {
  return error instanceof UnreadableEvent || error instanceof EventStoreUnavailable;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
