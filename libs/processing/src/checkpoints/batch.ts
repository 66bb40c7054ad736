import pg, { type Pool, type PoolClient } from 'pg';
import { type Position } from '#kernel';
import { faultPoint } from '../faults/fault-point.js';
import { inTransaction } from '../postgres/transaction.js';
import { CheckpointMoved, LeaseLost, type Lease } from './lease.js';

const { escapeLiteral } = pg;

export interface Batch {
  readonly lease: Lease;
  readonly leaseMs: number;
  /** Where the checkpoint stands before, and where it will stand after. */
  readonly from: Position;
  readonly to: Position;
}

/** What a batch finds when it begins. */
export interface Begun {
  /** Whether anything is parked for the processor. */
  readonly parked: boolean;
}

/**
 * One step of a processor: what the work writes and the checkpoint, in one transaction. The checkpoint's row is locked
 * throughout, so nobody can take the lease, swap a view or redrive in the middle.
 *
 * The commit need not wait for the disk: rows and checkpoint are lost or kept together, and are derived from the log.
 * @throws LeaseLost, CheckpointMoved; nothing is then written
 */
export async function inBatch(pool: Pool, batch: Batch, work: (tx: PoolClient, begun: Begun) => Promise<void>): Promise<void> {
  const { lease, leaseMs, from, to } = batch;
  const { name, owner, fence } = lease;
  const held = `name = ${escapeLiteral(name)} and owner = ${escapeLiteral(owner)} and fence = ${escapeLiteral(fence)}`;
  // Looked at once the lock is held, when nobody changes it any more.
  const opening = `${settings(leaseMs)}; select from processing.checkpoints where ${held} for update;
    select position::text, exists (select from processing.parked_events where processor = name) as parked from processing.checkpoints where ${held}`;
  const closing = `update processing.checkpoints
    set position = ${to}, lease_until = clock_timestamp() + ${leaseMs} * interval '1 ms', state = 'running', failing_position = null,
      attempts = 0, failure = null, changed_at = clock_timestamp()
    where name = ${escapeLiteral(name)}`;
  // A busy log is followed in many small steps: what needs no answer in between travels together.
  await inTransaction(
    pool,
    opening,
    async (tx, opened) => {
      const row = opened?.rows[0] as ({ readonly position: string } & Begun) | undefined;
      if (!row) throw new LeaseLost(name);
      if (BigInt(row.position) !== from) throw new CheckpointMoved(name);
      await keepingAwake(tx, leaseMs, () => work(tx, row));
      faultPoint('processor.before-commit');
    },
    closing,
  );
  faultPoint('processor.after-commit');
}

/** A process that is frozen in the middle must not keep its locks: the server ends its session when the lease is over. */
function settings(leaseMs: number): string {
  return `set local synchronous_commit = off; set local idle_in_transaction_session_timeout = ${Math.ceil(leaseMs)}`;
}

/** Work that waits for something else than this connection is no frozen process; a statement now and then says so. */
async function keepingAwake(tx: PoolClient, leaseMs: number, work: () => Promise<void>): Promise<void> {
  const timer = setInterval(() => {
    tx.query('select 1').catch(() => undefined);
  }, leaseMs / 3);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}
