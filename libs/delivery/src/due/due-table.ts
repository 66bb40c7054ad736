import { type Pool } from 'pg';
import { type Instant, type StreamName, type Uuid } from '#kernel';
import { type LaneName, type LaneRoom, OWN_LANE } from '../lanes/lanes.js';
import { DUE_TABLE } from './due-view.js';
import { type DueKind } from './due-row.js';
import { overdueByKind } from './overdue.js';

/** A due row that this process has the right to see to, until its lease runs out. */
export interface Claimed {
  readonly id: Uuid;
  readonly subject: StreamName;
  readonly kind: DueKind;
  readonly reference: Uuid;
  readonly lane: LaneName;
  readonly attempts: number;
  readonly setbacks: number;
  readonly correlationId: Uuid;
  readonly causeId: Uuid;
}

/** What a claim gave. */
export interface Claim {
  readonly rows: readonly Claimed[];
  /** Whether another claim may give more: there was no room for all, or another process was faster with some. */
  readonly more: boolean;
}

/** A due row that a wake-up is to be set for. */
export interface Upcoming {
  readonly id: Uuid;
  readonly attempts: number;
  readonly nextAttemptAtMs: number;
}

/** What came of seeing to a row. */
export type Settlement =
  /** Its stream stands at this version now; the row is looked at again when it has caught up with that. */
  | { readonly settled: 'at-version'; readonly version: number }
  /** There is nothing to be done any more, and no event will say so. */
  | { readonly settled: 'for-good' }
  /** Nothing came of it; it is looked at again later. */
  | { readonly settled: 'not-yet'; readonly againInMs: number }
  /** Nothing was tried, for a reason that stands in the row; it is looked at again later. */
  | { readonly settled: 'held-back'; readonly againInMs: number; readonly because: HeldBack };

/** Why nothing is tried: nobody can be reached at the partner. */
export type HeldBack = 'partner-away';

/** What may be claimed: how many rows of each lane, and from when on even what is held back. */
export interface ClaimLimits {
  /** The lanes that have another room than the usual. */
  readonly rooms: readonly LaneRoom[];
  readonly usualRoom: number;
  /** What is held back is claimed when it was due by then: to be given up. */
  readonly heldBackSince: Instant;
}

const NEVER = 2_147_483_647;

/** Claims due rows and hands them back. What is due is told by the given clock, leases by the database's. */
export class DueTable {
  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly owner: string,
  ) {}

  /**
   * Claims rows that are due and that nobody works on: of each lane the longest due, and of all lanes in turn, so that a long row
   * of one delays none of another. Rows that another claims at this moment are passed over.
   */
  async claim(now: Instant, limit: number, leaseMs: number, { rooms, usualRoom, heldBackSince }: ClaimLimits): Promise<Claim> {
    const said = [...rooms, { lane: OWN_LANE, room: limit, heldBack: false }];
    // The lanes are found by stepping through the index from one to the next, however many rows they have.
    const { rows } = await this.pool.query<Claimed & { mine: boolean }>(
      `with recursive lanes as (
         (select lane from ${DUE_TABLE} order by lane limit 1)
         union all
         select (select d.lane from ${DUE_TABLE} d where d.lane > l.lane order by d.lane limit 1) from lanes l where l.lane is not null
       ), rooms as (
         select l.lane, coalesce(r.room, $5) as room, case when r.held_back then $6::timestamptz else $1 end as due_by
         from lanes l left join unnest($7::text[], $8::int[], $9::boolean[]) as r (lane, room, held_back) using (lane) where l.lane is not null
       ), due as materialized (
         select d.*, row_number() over (partition by d.lane order by d.next_attempt_at, d.id) as turn from rooms r cross join lateral (
           select d.* from ${DUE_TABLE} d left join delivery.leases l using (id)
           where d.lane = r.lane and d.next_attempt_at <= r.due_by and (l.id is null or (l.until < clock_timestamp() and l.settled_version <= d.stream_version))
           order by d.next_attempt_at, d.id limit r.room for update of d skip locked
         ) d order by turn, d.next_attempt_at, d.id limit $2
       ), mine as (
         insert into delivery.leases as l (id, owner, until)
         select id, $3, clock_timestamp() + $4 * interval '1 ms' from due order by id
         on conflict (id) do update set owner = excluded.owner, until = excluded.until, because = null where l.until < clock_timestamp()
         returning l.id, l.setbacks
       )
       select d.id, d.subject, d.kind, d.reference, d.lane, d.attempts, m.setbacks, d.correlation_id as "correlationId", d.cause_id as "causeId",
         m.id is not null as mine
       from due d left join mine m using (id) order by d.turn, d.next_attempt_at, d.id`,
      [now, limit, this.owner, leaseMs, usualRoom, heldBackSince, said.map(({ lane }) => lane), said.map(({ room }) => room), said.map(({ heldBack }) => heldBack)],
    );
    return { rows: rows.filter(({ mine }) => mine), more: rows.length === limit || rows.some(({ mine }) => !mine) };
  }

  /** Says in what is due on lanes that nothing is done about it, and why. */
  async holdBack(now: Instant, lanes: readonly LaneName[], because: HeldBack): Promise<void> {
    if (lanes.length === 0) return;
    await this.pool.query(
      `insert into delivery.leases as l (id, until, because)
       select d.id, clock_timestamp() - interval '1 ms', $3 from ${DUE_TABLE} d left join delivery.leases known using (id)
       where d.lane = any($2) and d.next_attempt_at <= $1 and known.because is distinct from $3 and (known.until is null or known.until < clock_timestamp())
       order by d.id
       on conflict (id) do update set because = excluded.because where l.until < clock_timestamp()`,
      [now, lanes, because],
    );
  }

  /** Hands rows back; those whose lease somebody else has taken meanwhile are theirs. */
  async settle(done: readonly { readonly id: Uuid; readonly settlement: Settlement }[]): Promise<void> {
    if (done.length === 0) return;
    await this.pool.query(
      `update delivery.leases l
       set owner = null, until = clock_timestamp() + (s.again - 1) * interval '1 ms',
         settled_version = greatest(l.settled_version, s.version), because = s.because,
         setbacks = case when s.setback then l.setbacks + 1 when s.because is null then 0 else l.setbacks end
       from unnest($2::uuid[], $3::int[], $4::float8[], $5::boolean[], $6::text[]) as s (id, version, again, setback, because)
       where l.id = s.id and l.owner = $1`,
      [
        this.owner,
        done.map(({ id }) => id),
        done.map(({ settlement: one }) => (one.settled === 'at-version' ? one.version : one.settled === 'for-good' ? NEVER : -1)),
        done.map(({ settlement: one }) => ('againInMs' in one ? one.againInMs : 0)),
        done.map(({ settlement: one }) => one.settled === 'not-yet'),
        done.map(({ settlement: one }) => (one.settled === 'held-back' ? one.because : null)),
      ],
    );
  }

  /** Rows that nobody works on and that are due by an instant, the longest due first. */
  async upcoming(until: Instant, limit: number): Promise<readonly Upcoming[]> {
    const { rows } = await this.pool.query<Upcoming>(
      `select d.id, d.attempts, extract(epoch from d.next_attempt_at)::float8 * 1000 as "nextAttemptAtMs"
       from ${DUE_TABLE} d left join delivery.leases l using (id)
       where d.next_attempt_at <= $1 and (l.id is null or (l.until < clock_timestamp() and l.settled_version <= d.stream_version))
       order by d.next_attempt_at, d.id limit $2`,
      [until, limit],
    );
    return rows;
  }

  /** How many rows are due now and not seen to, and since when the longest waiting one is; for metrics and readiness. */
  async backlog(now: Instant): Promise<{ readonly due: number; readonly oldestMs: number }> {
    const kinds = await overdueByKind(this.pool, now);
    return { due: kinds.reduce((sum, { rows }) => sum + rows, 0), oldestMs: Math.max(0, ...kinds.map(({ oldestMs }) => oldestMs)) };
  }

  /** Removes what is left of leases whose rows are gone. */
  async tidy(): Promise<void> {
    await this.pool.query(
      `delete from delivery.leases l where l.until < clock_timestamp() - interval '1 hour' and not exists (select from ${DUE_TABLE} d where d.id = l.id)`,
    );
  }
}
