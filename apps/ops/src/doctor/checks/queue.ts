import { type Check } from '../check.js';
import { failed, skipped, well } from '../finding.js';

const answerMs = 5_000;

/** Whether Redis can be reached and keeps what it is given. */
export const queueCheck: Check = {
  name: 'queue',
  needs: 'configuration',
  async look({ redisUrl }) {
    if (redisUrl === undefined) return [skipped('REDIS_URL is not set: wake-ups go through PostgreSQL')];
    // Loaded only where it is used.
    const { requireNoEviction } = await import('#delivery/wake-ups/index.js');
    try {
      await requireNoEviction(redisUrl, answerMs);
      return [well('Redis answers, and does not evict')];
    } catch (error) {
      // Its own words, which name neither address nor password.
      return [failed(`${error instanceof Error ? error.message : 'Redis cannot be asked'}; meanwhile the sweep finds what is due`)];
    }
  },
};
