import pg from 'pg';

/**
 * What a failed statement says about the next attempt:
 * `lost`: no answer, it may have been carried out; `later`: certainly rolled back, another time it may go;
 * `refused`: the server will not serve this at all; `statement`: something in the statement's own values is at fault.
 */
export type FailureKind = 'lost' | 'later' | 'refused' | 'statement';

/** PostgreSQL's SQLSTATEs, by class (its manual, appendix A) or whole. */
const later = /^(40|53|55|57014|57P03|25006)/;
/** The session is being ended: what the statement did before is not said. */
const ending = /^(57P|08)/;
const statement = /^(21|22|23|54)/;

/** Broken where a stream holds an event's id already. */
export const knownIdConstraint = 'events_id_in_stream';

/** Sorts an error that a query on an open connection ended with. */
export function kindOfFailure(failure: unknown): FailureKind {
  if (!(failure instanceof pg.DatabaseError) || failure.code === undefined) return 'lost';
  if (later.test(failure.code)) return 'later';
  // Somebody wrote past the lock; after that the versions are other ones.
  if (failure.code === '23505' && failure.constraint !== knownIdConstraint) return 'later';
  if (ending.test(failure.code)) return 'lost';
  return statement.test(failure.code) ? 'statement' : 'refused';
}

/** The SQLSTATE or system error code. Messages are left out: PostgreSQL's quote values. */
export function codeOf(failure: unknown): string {
  if (failure instanceof Error && 'code' in failure && typeof failure.code === 'string') return failure.code;
  return failure instanceof Error && /timeout/i.test(failure.message) ? 'timeout' : 'connection lost';
}
