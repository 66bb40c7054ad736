import { type Pool } from 'pg';
import { LeaseLost, releaseLease, renewLease, type Lease } from './lease.js';

/**
 * Works for as long as a lease is held: prolongs it in the background, aborts the work's signal when it is lost, and
 * gives it back at the end. Where the database cannot be asked for the length of a lease, it counts as lost.
 */
export async function whileHolding(
  pool: Pool,
  lease: Lease,
  leaseMs: number,
  stopping: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const lost = new AbortController();
  let heldAt = performance.now();
  let asking = false;
  const renew = async () => {
    if (asking) return;
    asking = true;
    try {
      if (await renewLease(pool, lease, leaseMs)) heldAt = performance.now();
      else lost.abort(new LeaseLost(lease.name));
    } catch {
      if (performance.now() - heldAt > leaseMs) lost.abort(new LeaseLost(lease.name));
    } finally {
      asking = false;
    }
  };
  const timer = setInterval(() => void renew(), leaseMs / 3);
  try {
    await work(AbortSignal.any([stopping, lost.signal]));
  } finally {
    clearInterval(timer);
    // When the database is away the lease runs out by itself.
    await releaseLease(pool, lease).catch(() => undefined);
  }
}
