import { RedisServer } from '#testing/redis/redis-server.js';
import { type Benchmark } from '../harness/benchmark.js';
import { compareSides } from '../harness/compare-sides.js';
import { median, rounded } from '../harness/statistics.js';
import { bareJobsPerSecond, type Backend } from './bare-jobs.js';
import { advisoriesPerSecond } from './burst.js';

const count = Number(process.env['BENCH_ADVISORIES'] ?? 10_000);
/** As many as a dispatcher sends at once. */
const AT_ONCE = 32;
const control = 'bare BullMQ jobs';

/** Advisories due at one instant, all sent once, against BullMQ jobs that do nothing, on each backend of wake-ups. */
export const benchmark: Benchmark = async ({ newDatabase, rounds, say }) => {
  const redis = await RedisServer.start();
  const ratios: Record<string, number> = {};
  const figures: Record<string, number> = {};
  const unsteady: string[] = [];
  try {
    for (const kind of ['postgres', 'redis'] as const) {
      const backendOf = (url: string): Backend => ({ kind, url: kind === 'redis' ? redis.url : url });
      const subject = `advisories, wake-ups on ${kind}`;
      let round = 0;
      const sides = [
        { name: subject, measure: () => newDatabase().then(({ url }) => advisoriesPerSecond(url, backendOf(url), count)) },
        { name: control, measure: () => newDatabase().then(({ url }) => bareJobsPerSecond(backendOf(url), count, AT_ONCE, `bare-${kind}-${round++}`)) },
      ];
      const compared = await compareSides(`${count} due at one instant, ${kind}`, 'a second', sides, rounds, [control], say);
      ratios[kind] = compared.ratio(subject, control);
      for (const { name } of sides) figures[`${name} (${kind}), a second`] = rounded(median(compared.measures[name] ?? []));
      unsteady.push(...compared.unsteady.map((name) => `${name} (${kind})`));
    }
    return { ratios, targets: { postgres: 1, redis: 1 }, figures, unsteady };
  } finally {
    await redis.stop();
  }
};
