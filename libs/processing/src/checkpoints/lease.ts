import { type Pool } from 'pg';
import { type Position } from '#kernel';

/** The right to work on a processor, until it runs out or is taken. */
export interface Lease {
  readonly name: string;
  readonly owner: string;
  /** Larger for every later lease of the processor. */
  readonly fence: string;
}

/** Somebody else works on the processor now. */
export class LeaseLost extends Error {
  constructor(name: string) {
    super(`the lease of ${name} was lost`);
    this.name = 'LeaseLost';
  }
}

/** The checkpoint is not where it was left: a rebuild or an operator has moved it. */
export class CheckpointMoved extends Error {
  constructor(name: string) {
    super(`the checkpoint of ${name} was moved`);
    this.name = 'CheckpointMoved';
  }
}

export type LeaseAnswer =
  | { readonly given: true; readonly lease: Lease; readonly position: Position }
  /** For how long the present owner has it yet, in milliseconds. */
  | { readonly given: false; readonly remainingMs: number };

/** Makes the checkpoint's row, once. */
export async function ensureCheckpoint(pool: Pick<Pool, 'query'>, name: string): Promise<void> {
  await pool.query('insert into processing.checkpoints (name) values ($1) on conflict (name) do nothing', [name]);
}

/**
 * Asks for the lease of a processor. Time is told by the database, the only clock that all processes share; a row that
 * is being worked on is locked, and counts as held however late it is.
 */
export async function acquireLease(pool: Pick<Pool, 'query'>, name: string, owner: string, leaseMs: number): Promise<LeaseAnswer> {
  const { rows } = await pool.query<{ fence: string; position: string }>(
    `with free as (
       select name from processing.checkpoints
       where name = $1 and (owner is null or lease_until < clock_timestamp()) for update skip locked
     )
     update processing.checkpoints c
     set owner = $2, lease_until = clock_timestamp() + $3 * interval '1 ms', fence = fence + 1, changed_at = clock_timestamp()
     from free where c.name = free.name
     returning c.fence::text, c.position::text`,
    [name, owner, leaseMs],
  );
  const row = rows[0];
  if (row) return { given: true, lease: { name, owner, fence: row.fence }, position: BigInt(row.position) };
  const held = await pool.query<{ remaining: number }>(
    `select greatest(0, extract(epoch from lease_until - clock_timestamp()) * 1000)::float8 as remaining
     from processing.checkpoints where name = $1`,
    [name],
  );
  return { given: false, remainingMs: held.rows[0]?.remaining ?? 0 };
}

/**
 * Prolongs a lease; false where it is held no more. While its row is locked (a batch, a swap, a redrive) nobody else
 * can take it either, and the batch prolongs it by itself.
 */
export async function renewLease(pool: Pick<Pool, 'query'>, { name, owner, fence }: Lease, leaseMs: number): Promise<boolean> {
  const { rows } = await pool.query<{ held: boolean }>(
    `with mine as (
       select name from processing.checkpoints where name = $1 and owner = $2 and fence = $3 for update skip locked
     ), renewed as (
       update processing.checkpoints c set lease_until = clock_timestamp() + $4 * interval '1 ms' from mine where c.name = mine.name
     )
     select true as held from processing.checkpoints where name = $1 and owner = $2 and fence = $3`,
    [name, owner, fence, leaseMs],
  );
  return rows.length === 1;
}

/** Gives a lease back, so that another need not wait for its end. */
export async function releaseLease(pool: Pick<Pool, 'query'>, { name, owner, fence }: Lease): Promise<void> {
  await pool.query(
    `update processing.checkpoints set owner = null, lease_until = null, changed_at = clock_timestamp()
     where name = $1 and owner = $2 and fence = $3`,
    [name, owner, fence],
  );
}
