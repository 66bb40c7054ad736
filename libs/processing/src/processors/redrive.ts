import { type Pool } from 'pg';
import { type StreamName } from '#kernel';
import { type EventStore } from '#event-store';
import { type Database } from '#read-models';
import { describeFailure, isInfrastructure } from '../postgres/failure.js';
import { inTransaction } from '../postgres/transaction.js';
import { type Processor } from './processor.js';

export interface RedriveParts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly processor: Processor;
}

export interface Redriven {
  readonly handled: number;
  /** Events of the stream that are parked yet, because one of them failed again. */
  readonly left: number;
}

/**
 * Handles what was parked of a stream, in order, one event a transaction, until nothing is left or one fails again. The
 * stream's later events are parked behind for as long, so their order is kept; they are handled here too.
 */
export async function redrive({ pool, store, processor }: RedriveParts, stream: StreamName): Promise<Redriven> {
  for (let handled = 0; ; handled++) {
    const before = await firstParked(pool, processor.name, stream);
    if (before === undefined) return { handled, left: 0 };
    try {
      await inTransaction(pool, '', (tx) => handleFirst(tx, store, processor, stream));
    } catch (error) {
      if (isInfrastructure(error)) throw error;
      return { handled, left: await noteFailure(pool, processor.name, stream, before, describeFailure(error)) };
    }
  }
}

async function handleFirst(tx: Database, store: EventStore, processor: Processor, stream: StreamName): Promise<void> {
  // Whoever works on the processor waits meanwhile.
  await tx.query('select from processing.checkpoints where name = $1 for update', [processor.name]);
  const version = await firstParked(tx, processor.name, stream);
  if (version === undefined) return;
  const [event] = await store.readStream(stream, version);
  if (event?.version !== version) throw new Error('a parked event is not in the log');
  await processor.handle([event], tx, store);
  await tx.query('delete from processing.parked_events where processor = $1 and stream = $2 and version = $3', [processor.name, stream, version]);
}

async function firstParked(db: Database, processor: string, stream: StreamName): Promise<number | undefined> {
  const { rows } = await db.query<{ version: number }>(
    'select version from processing.parked_events where processor = $1 and stream = $2 order by version limit 1',
    [processor, stream],
  );
  return rows[0]?.version;
}

async function noteFailure(db: Database, processor: string, stream: StreamName, version: number, failure: string): Promise<number> {
  await db.query(
    `update processing.parked_events set attempts = attempts + 1, failure = $4
     where processor = $1 and stream = $2 and version = $3`,
    [processor, stream, version, failure],
  );
  const { rows } = await db.query<{ left: number }>(
    'select count(*)::int as left from processing.parked_events where processor = $1 and stream = $2',
    [processor, stream],
  );
  return rows[0]?.left ?? 0;
}
