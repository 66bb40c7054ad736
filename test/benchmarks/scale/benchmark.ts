import { rebuildView } from '#processing';
import { placementsView } from '#read-models';
import { type BenchContext, type Benchmark } from '../harness/benchmark.js';
import { compareSides, type Side } from '../harness/compare-sides.js';
import { logOfEvents } from '../harness/log-of-events.js';
import { median, rounded } from '../harness/statistics.js';

/** What an event of a longer log may cost, against one of the shortest. */
const BOUND = 1.2;

/**
 * Placements rebuilt from logs of one municipality in three sizes: what an event costs in each. The longer log has more
 * citizens, not longer lives, so that the mix of what happens is the same.
 */
export const benchmark: Benchmark = async (context) => {
  const sizes = (process.env['BENCH_EVENTS'] ?? '100000,1000000,4000000').split(',').map(Number);
  const sides: Side[] = [];
  for (const size of sizes) sides.push(await rebuilding(context, size));
  const [shortest, ...longer] = sides as [Side, ...Side[]];
  const compared = await compareSides('placements rebuilt', 'µs an event', sides, context.rounds, [shortest.name], context.say);
  return {
    ratios: Object.fromEntries(longer.map(({ name }) => [name, compared.ratio(shortest.name, name)])),
    targets: Object.fromEntries(longer.map(({ name }) => [name, rounded(1 / BOUND)])),
    figures: Object.fromEntries(sides.map(({ name }) => [`${name}, µs an event`, rounded(median(compared.measures[name] ?? []))])),
    unsteady: compared.unsteady,
  };
};

async function rebuilding(context: BenchContext, size: number): Promise<Side> {
  const { pool, store } = await logOfEvents(context, size);
  return {
    name: `${size} events`,
    async measure() {
      const began = performance.now();
      await rebuildView({ pool, store, view: placementsView });
      return ((performance.now() - began) * 1_000) / size;
    },
  };
}
