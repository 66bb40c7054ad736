import { type Pool } from 'pg';
import { READ_SCHEMA, type Database, type View } from '#read-models';
import { inTransaction } from '../postgres/transaction.js';
import { viewProcessorName } from './view-processor.js';

/** An arbitrary number that means "installing views" among the advisory locks of a database. */
const LOCK = '6205914478213309';
const name = /^[a-z][a-z_]{0,40}$/;

/**
 * Makes the tables of views that have none yet, empty and with the checkpoint at the beginning. Any number of processes
 * may do so at once.
 * @returns the views whose rows come from another version: they stand still until they are rebuilt
 * @throws Error when a view's name cannot be used, or two views want one name or table
 */
export async function installViews(pool: Pool, views: readonly View[]): Promise<readonly View[]> {
  refuseBadNames(views);
  return inTransaction(pool, 'set local statement_timeout = 0', async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await tx.query(`create schema if not exists ${READ_SCHEMA}`);
    const { rows } = await tx.query<{ name: string; version: number }>('select name, version from processing.views');
    const installed = new Map(rows.map((row) => [row.name, row.version]));
    for (const view of views) if (!installed.has(view.name)) await install(tx, view);
    return views.filter((view) => installed.has(view.name) && installed.get(view.name) !== view.version);
  });
}

async function install(tx: Database, view: View): Promise<void> {
  await tx.query(view.createTables(READ_SCHEMA));
  await tx.query(view.createConstraints(READ_SCHEMA));
  await tx.query('insert into processing.views (name, version, tables) values ($1, $2, $3)', [view.name, view.version, view.tables]);
  await beginAgain(tx, view);
}

async function beginAgain(tx: Database, view: View): Promise<void> {
  const processor = viewProcessorName(view);
  await tx.query('update processing.checkpoints set position = -1 where name = $1', [processor]);
  await tx.query('delete from processing.parked_events where processor = $1', [processor]);
}

function refuseBadNames(views: readonly View[]): void {
  const seen = new Set<string>();
  for (const view of views) {
    for (const one of [`view ${view.name}`, ...view.tables.map((table) => `table ${table}`)]) {
      if (!name.test(one.split(' ')[1] ?? '') || seen.has(one)) throw new Error(`views need names and tables of their own: ${one}`);
      seen.add(one);
    }
  }
}
