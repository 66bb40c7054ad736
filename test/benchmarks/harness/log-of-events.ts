import { type Pool } from 'pg';
import { type EventStore } from '#event-store';
import { eventStoreMigrations, openPostgresEventStore } from '#event-store/postgres/index.js';
import { processingMigrations } from '#processing';
import { fillLog, planTelling } from '../../fixtures/index.js';
import { type BenchContext } from './benchmark.js';

/** A log of so many invented events of one municipality over four years, without a view. */
export async function logOfEvents({ filledDatabase, say }: BenchContext, size: number): Promise<{ readonly pool: Pool; readonly store: EventStore }> {
  const database = await filledDatabase(`bench_log_${size}`, async (empty) => {
    const pool = empty.openPool(4);
    for (const { sql } of [...eventStoreMigrations, ...processingMigrations]) await pool.query(sql);
    return fillLog(pool, planTelling(size), { most: size, say });
  });
  const pool = database.openPool(4);
  return { pool, store: openPostgresEventStore({ pool, timeoutMs: 60_000, attemptMs: 60_000 }) };
}
