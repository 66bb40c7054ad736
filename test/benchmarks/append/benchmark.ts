import { eventStoreMigrations, openPostgresEventStore } from '#event-store/postgres/index.js';
import { type Benchmark } from '../harness/benchmark.js';
import { closedLoop } from '../harness/closed-loop.js';
import { compareSides } from '../harness/compare-sides.js';
import { median, rounded } from '../harness/statistics.js';
import { exampleEvent, exampleStream } from './example-event.js';
import { appendInOneTransaction, oneTransactionSchema } from './one-transaction.js';

const seconds = 2;
const leastRatios: ReadonlyMap<number, number> = new Map([[1, 0.8], [32, 1.5], [128, 2.5]]);
const subject = 'batched';
const control = 'one transaction each';
/** Between 8 and 32 made little difference on two cores; 32 was never slower. */
const controlConnections = 32;

/** Durable appends a second to new streams, against one transaction an append through a pool. */
export const benchmark: Benchmark = async ({ newDatabase, rounds, say }) => {
  const [ours, theirs] = [await newDatabase(), await newDatabase()];
  const pool = ours.openPool(2);
  for (const { sql } of eventStoreMigrations) await pool.query(sql);
  const store = openPostgresEventStore({ pool });
  const ratios: Record<string, number> = {};
  const targets: Record<string, number> = {};
  const figures: Record<string, number> = {};
  const unsteady: string[] = [];
  for (const [callers, least] of leastRatios) {
    const controlPool = theirs.openPool(Math.min(callers, controlConnections));
    if (callers === 1) await controlPool.query(oneTransactionSchema);
    const sides = [
      { name: subject, measure: () => closedLoop(callers, seconds, () => store.append(exampleStream(), 'no-stream', [exampleEvent()])) },
      { name: control, measure: () => closedLoop(callers, seconds, () => appendInOneTransaction(controlPool, exampleStream(), -1, exampleEvent())) },
    ];
    const what = `${callers} ${callers === 1 ? 'caller' : 'callers'}`;
    const compared = await compareSides(what, 'appends/s', sides, rounds, [control], say);
    ratios[what] = compared.ratio(subject, control);
    targets[what] = least;
    for (const { name } of sides) figures[`${what}, ${name}, appends/s`] = rounded(median(compared.measures[name] ?? []));
    unsteady.push(...compared.unsteady.map((name) => `${what}, ${name}`));
  }
  await store.close();
  return { ratios, targets, figures, unsteady };
};
