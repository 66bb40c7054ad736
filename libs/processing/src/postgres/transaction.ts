import { type Pool, type PoolClient } from 'pg';

/**
 * Works within one transaction: commits when the work is done, rolls back when it throws. A connection that broke is
 * thrown away.
 * @param settings statements run right after `begin`, for this transaction only (`set local …`)
 */
export async function inTransaction<T>(pool: Pool, settings: string, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  // A connection that dies between two statements says so by an event, which ends the process when nobody listens.
  let broken = false;
  const onError = () => {
    broken = true;
  };
  tx.on('error', onError);
  try {
    await tx.query(`begin; ${settings}`);
    const result = await work(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    await tx.query('rollback').catch(onError);
    throw error;
  } finally {
    tx.off('error', onError);
    tx.release(broken);
  }
}
