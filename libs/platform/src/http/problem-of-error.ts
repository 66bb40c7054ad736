import { HttpException } from '@nestjs/common';
import { AppendOutcomeUnknown, EventStoreUnavailable } from '#event-store';
import { Problem, type ProblemKind } from './problem.js';

const kindsByStatus: Readonly<Record<number, ProblemKind>> = {
  400: 'malformed-request',
  401: 'not-identified',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** What went wrong with reading a request, by Fastify's error codes, in words that repeat nothing of the request. */
const readingProblems: Readonly<Record<string, string>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'the body is empty',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'the body is not as long as its Content-Length',
  FST_ERR_CTP_INVALID_JSON_BODY: 'the body is not JSON',
  FST_ERR_BAD_URL: 'the address is not well formed',
};

const RETRY = { 'retry-after': '2' };
const OUTCOME_UNKNOWN = 'it may have been recorded or not; asking again with the same Idempotency-Key is safe';

/**
 * The problem that an error is for the caller. Everything that no one foresaw becomes `unexpected`, which tells nothing
 * of what happened; only texts of this service's own are passed on.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof EventStoreUnavailable) return new Problem('unavailable', { detail: 'nothing was recorded' }, RETRY);
  if (error instanceof AppendOutcomeUnknown) return new Problem('unavailable', { detail: OUTCOME_UNKNOWN }, RETRY);
  if (error instanceof HttpException) return new Problem(kindsByStatus[error.getStatus()] ?? fallback(error.getStatus()));
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    const detail = readingProblems[code];
    return new Problem(kindsByStatus[error.statusCode] ?? fallback(error.statusCode), detail === undefined ? {} : { detail });
  }
  return new Problem('unexpected');
}

function fallback(status: number): ProblemKind {
  return status >= 400 && status < 500 ? 'malformed-request' : 'unexpected';
}
