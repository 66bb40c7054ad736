import { type PoolClient } from 'pg';
import { type Position } from '#kernel';
import { READ_SCHEMA, type View } from '#read-models';
import { faultPoint } from '../faults/fault-point.js';
import { viewProcessorName } from '../views/view-processor.js';

/** Locks the view's checkpoint, so that nothing is projected until this transaction ends; gives where it stands. */
export async function lockCheckpoint(tx: PoolClient, view: View): Promise<Position> {
  const { rows } = await tx.query<{ position: string }>(
    'select position::text from processing.checkpoints where name = $1 for update',
    [viewProcessorName(view)],
  );
  if (!rows[0]) throw new Error(`view ${view.name} has no checkpoint`);
  return BigInt(rows[0].position);
}

/**
 * Puts the new tables in the place of the old, within the transaction that holds the checkpoint's lock, and moves the
 * checkpoint to where they were folded to. Who reads meanwhile sees the old rows until the commit, then the new.
 */
export async function swapTables(tx: PoolClient, view: View, from: string, position: Position): Promise<void> {
  // A table with checks still to come cannot be moved.
  await tx.query('set constraints all immediate');
  const old = await standingTables(tx, view);
  // Shorter than the server's patience with deadlocks: if a long read is in the way, it is this that gives up and tries again.
  await tx.query("set local lock_timeout = '500ms'");
  if (old.length > 0) await tx.query(`lock table ${old.join(', ')} in access exclusive mode`);
  faultPoint('rebuild.before-swap');
  if (old.length > 0) await tx.query(`drop table ${old.join(', ')}`);
  for (const table of view.tables) await tx.query(`alter table ${from}.${table} set schema ${READ_SCHEMA}`);
  await tx.query(`drop schema ${from} cascade`);
  await tx.query(
    `insert into processing.views (name, version, tables) values ($1, $2, $3)
     on conflict (name) do update set version = excluded.version, tables = excluded.tables, built_at = now()`,
    [view.name, view.version, view.tables],
  );
  const processor = viewProcessorName(view);
  await tx.query(
    `update processing.checkpoints
     set position = $2, state = 'running', failing_position = null, attempts = 0, failure = null, changed_at = clock_timestamp()
     where name = $1`,
    [processor, position.toString()],
  );
  // What was parked has been folded with the rest.
  await tx.query('delete from processing.parked_events where processor = $1', [processor]);
}

/** This version's tables and those that the former one had, as far as they exist. */
async function standingTables(tx: PoolClient, view: View): Promise<readonly string[]> {
  const { rows } = await tx.query<{ name: string }>(
    `select distinct format('%I.%I', $2::text, name) as name
     from unnest($3::text[] || coalesce((select tables from processing.views where name = $1), '{}')) as name
     where to_regclass(format('%I.%I', $2::text, name)) is not null order by 1`,
    [view.name, READ_SCHEMA, view.tables],
  );
  return rows.map(({ name }) => name);
}
