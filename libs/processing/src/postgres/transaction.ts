import { type Pool, type PoolClient, type QueryResult } from 'pg';

/**
 * Works within one transaction: commits when the work is done, rolls back when it throws. A connection that broke is
 * thrown away.
 * @param opening statements sent together with `begin`, without parameters; the work is given the result of the last
 * @param closing statements sent together with `commit`, without parameters
 */
export async function inTransaction<T>(
  pool: Pool,
  opening: string,
  work: (tx: PoolClient, opened: QueryResult | undefined) => Promise<T>,
  closing = '',
): Promise<T> {
  const tx = await pool.connect();
  // A connection that dies between two statements says so by an event, which ends the process when nobody listens.
  let broken = false;
  const onError = () => {
    broken = true;
  };
  tx.on('error', onError);
  try {
    // Several statements give several results, which pg's types do not tell.
    const opened: readonly QueryResult[] = [await tx.query(`begin; ${opening}`)].flat();
    const result = await work(tx, opened.at(-1));
    await tx.query(`${closing}; commit`);
    return result;
  } catch (error) {
    await tx.query('rollback').catch(onError);
    throw error;
  } finally {
    tx.off('error', onError);
    tx.release(broken);
  }
}
