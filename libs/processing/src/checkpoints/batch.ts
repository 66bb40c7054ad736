import { type Pool, type PoolClient } from 'pg';
import { type Position } from '#kernel';
import { faultPoint } from '../faults/fault-point.js';
import { inTransaction } from '../postgres/transaction.js';
import { CheckpointMoved, LeaseLost, type Lease } from './lease.js';

export interface Batch {
  readonly lease: Lease;
  readonly leaseMs: number;
  /** Where the checkpoint stands before, and where it will stand after. */
  readonly from: Position;
  readonly to: Position;
}

/**
 * One step of a processor: what the work writes and the checkpoint, in one transaction. The checkpoint's row is locked
 * throughout, so nobody can take the lease, swap a view or redrive in the middle.
 *
 * The commit need not wait for the disk: rows and checkpoint are lost or kept together, and are derived from the log.
 * @throws LeaseLost, CheckpointMoved; nothing is then written
 */
export async function inBatch(pool: Pool, batch: Batch, work: (tx: PoolClient) => Promise<void>): Promise<void> {
  const { lease, leaseMs, from, to } = batch;
  await inTransaction(pool, settings(leaseMs), async (tx) => {
    const { rows } = await tx.query<{ position: string }>(
      'select position::text from processing.checkpoints where name = $1 and owner = $2 and fence = $3 for update',
      [lease.name, lease.owner, lease.fence],
    );
    const row = rows[0];
    if (!row) throw new LeaseLost(lease.name);
    if (BigInt(row.position) !== from) throw new CheckpointMoved(lease.name);
    await keepingAwake(tx, leaseMs, () => work(tx));
    await tx.query(
      `update processing.checkpoints
       set position = $2, lease_until = clock_timestamp() + $3 * interval '1 ms', state = 'running', failing_position = null,
         attempts = 0, failure = null, changed_at = clock_timestamp()
       where name = $1`,
      [lease.name, to.toString(), leaseMs],
    );
    faultPoint('processor.before-commit');
  });
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
