import { millisOf } from '#kernel';
import { systemClock } from '#platform/time/system-clock.js';
import { type Check } from '../check.js';
import { failed, type Finding, warning, well } from '../finding.js';
import { duration } from '../words.js';

const FAILS_MS = 60_000;
const WARNS_MS = 2_000;

/** How far apart two clocks are. */
export interface Difference {
  /** Positive where the database's is ahead of ours, in milliseconds. */
  readonly aheadMs: number;
  /** By how much the measuring itself may be wrong, in milliseconds. */
  readonly unsureMs: number;
}

/** Holds the database's clock, which leases go by, against this machine's, which due times go by. */
export const clockCheck: Check = {
  name: 'clock',
  needs: 'installation',
  async look({ pool }) {
    const client = await pool.connect();
    try {
      const before = millisOf(systemClock.now());
      const { rows } = await client.query<{ ms: number }>('select extract(epoch from clock_timestamp())::float8 * 1000 as ms');
      const after = millisOf(systemClock.now());
      return [judgeClock({ aheadMs: rows[0]!.ms - (before + after) / 2, unsureMs: (after - before) / 2 })];
    } finally {
      client.release();
    }
  },
};

export function judgeClock({ aheadMs, unsureMs }: Difference): Finding {
  const apart = Math.max(0, Math.abs(aheadMs) - unsureMs);
  if (apart <= WARNS_MS) return well('the database’s and this machine’s go together');
  const says = `the database’s is ${duration(apart)} ${aheadMs > 0 ? 'ahead of' : 'behind'} this machine’s, so that things happen too early or too late: set both by a time server`;
  return apart > FAILS_MS ? failed(says) : warning(says);
}
