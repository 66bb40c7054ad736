import { type JsonObject } from '#kernel';

/** What is wrong with one field of a request. */
export interface FieldProblem {
  /** Path of the field, `knownWorkers.0.workerId`; empty for the body as a whole. */
  readonly field: string;
  readonly problem: string;
}

/** The kinds of problems that a caller can meet, each with its status and title. */
export const problemKinds = {
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'invalid-request': { status: 400, title: 'The request does not fit what this resource takes' },
  'not-identified': { status: 401, title: 'Nobody is identified' },
  'not-allowed': { status: 403, title: 'This role may not do this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'unknown-citizen': { status: 404, title: 'The citizen is not known' },
  'method-not-allowed': { status: 405, title: 'This resource does not know the method' },
  refused: { status: 409, title: 'A rule refuses it' },
  conflict: { status: 409, title: 'Others changed the same at the same time' },
  stale: { status: 412, title: 'It has changed since it was read' },
  'too-large': { status: 413, title: 'The body is too large' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  'unsupported-media-type': { status: 415, title: 'The media type is not taken here' },
  'key-reused': { status: 422, title: 'The idempotency key was used for another request' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unexpected: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not available for the moment' },
} as const;

export type ProblemKind = keyof typeof problemKinds;

/** Further members of a problem. None of them carries anything personal, nor a value that the caller sent. */
export interface ProblemDetails {
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldProblem[];
  readonly rule?: string;
  readonly reason?: string;
  readonly facts?: JsonObject;
  readonly field?: string | undefined;
  readonly [member: string]: unknown;
}

/** A request cannot be carried out, for a reason the caller is told (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly details: ProblemDetails = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problemKinds[kind].title);
    this.name = 'Problem';
  }
}

/** Media type of a problem. */
export const PROBLEM_JSON = 'application/problem+json';

/** The body of a problem as it is sent. */
export function problemBody({ kind, details }: Problem, correlation: string | undefined): Record<string, unknown> {
  return {
    type: `urn:borgerforloeb:problem:${kind}`,
    ...problemKinds[kind],
    ...details,
    ...(correlation === undefined ? {} : { correlationId: correlation }),
  };
}
