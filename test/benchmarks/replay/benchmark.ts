import { rebuildView } from '#processing';
import { placementsView } from '#read-models';
import { type Benchmark } from '../harness/benchmark.js';
import { compareSides } from '../harness/compare-sides.js';
import { logOfEvents } from '../harness/log-of-events.js';
import { median, rounded } from '../harness/statistics.js';
import { rawScan } from './raw-scan.js';

const subject = 'placements rebuilt';
const control = 'raw scan';

/** Placements rebuilt from a log of a million events, against a scan of the same log that only parses it. */
export const benchmark: Benchmark = async (context) => {
  const { rounds, say } = context;
  const size = Number(process.env['BENCH_EVENTS'] ?? 1_000_000);
  const { pool, store } = await logOfEvents(context, size);
  const eventsPerSecond = async (run: () => Promise<unknown>) => {
    const began = performance.now();
    await run();
    return (size * 1_000) / (performance.now() - began);
  };
  const sides = [
    { name: subject, measure: () => eventsPerSecond(() => rebuildView({ pool, store, view: placementsView })) },
    { name: control, measure: () => eventsPerSecond(() => rawScan(pool)) },
  ];
  const compared = await compareSides(`${size} events`, 'events/s', sides, rounds, [control], say);
  const { rows } = await pool.query<{ rows: string }>('select count(*) as rows from read.placements');
  await store.close();
  return {
    ratios: { replay: compared.ratio(subject, control) },
    targets: { replay: 0.4 },
    figures: {
      ...Object.fromEntries(sides.map(({ name }) => [`${name}, events/s`, rounded(median(compared.measures[name] ?? []))])),
      'placements, rows': Number(rows[0]?.rows),
    },
    unsteady: compared.unsteady,
  };
};
