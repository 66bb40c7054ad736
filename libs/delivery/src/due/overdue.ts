import { type Instant, millisOf } from '#kernel';
import { type Database } from '#read-models';
import { type DueKind } from './due-row.js';
import { DUE_TABLE } from './due-view.js';

/** What of one kind is due and has not been seen to. */
export interface Overdue {
  readonly kind: DueKind;
  readonly rows: number;
  /** For how long the longest waiting has been due, in milliseconds. */
  readonly oldestMs: number;
  /** How many of them wait for a partner that is away. */
  readonly heldBack: number;
}

/** What is due now and not seen to, by kind; a kind of which nothing is due is left out. */
export async function overdueByKind(db: Database, now: Instant): Promise<readonly Overdue[]> {
  const { rows } = await db.query<Omit<Overdue, 'oldestMs'> & { oldest: Date }>(
    `select d.kind, count(*)::int as rows, min(d.next_attempt_at) as oldest, (count(*) filter (where l.because = 'partner-away'))::int as "heldBack"
     from ${DUE_TABLE} d left join delivery.leases l using (id)
     where d.next_attempt_at <= $1 and (l.id is null or l.settled_version <= d.stream_version)
     group by d.kind order by d.kind`,
    [now],
  );
  return rows.map(({ kind, rows: count, oldest, heldBack }) => ({ kind, rows: count, oldestMs: millisOf(now) - oldest.getTime(), heldBack }));
}
