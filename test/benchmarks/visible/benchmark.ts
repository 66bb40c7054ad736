import { setTimeout as pause } from 'node:timers/promises';
import { viewProcessorName } from '#processing';
import { placementsView } from '#read-models';
import { type Benchmark } from '../harness/benchmark.js';
import { closedLoop } from '../harness/closed-loop.js';
import { median, percentile, rounded } from '../harness/statistics.js';
import { contactPerson, LoadClient, openPathways } from '../service/client.js';
import { startMeasuredService } from '../service/start.js';
import { WatchedView } from './watched-view.js';

const CALLERS = 32;
const PATHWAYS = 3_000;
const seconds = 5;
/** Milliseconds: what the 99th percentile may be. */
const BOUND = 50;

/** Time from a command's answer until it is visible among the placements, at half the rate that the service can take. */
export const benchmark: Benchmark = async ({ newDatabase, rounds, say }) => {
  const database = await newDatabase();
  const service = await startMeasuredService(database.url);
  const client = new LoadClient(service.url, CALLERS);
  const view = new WatchedView(database.openPool(1), viewProcessorName(placementsView));
  try {
    say(`opening ${PATHWAYS} pathways`);
    const citizens = await openPathways(client, PATHWAYS);
    let next = 0;
    const start = async () => {
      const answer = await client.post(`/api/pathways/${citizens[next++ % citizens.length]}/services`, 'bostoette', contactPerson());
      view.answered((JSON.parse(answer) as { position: string }).position);
    };
    const peak = await closedLoop(CALLERS, seconds, start);
    await view.takeDelays();
    say(`peak: ${rounded(peak)} commands/s`);
    const p99: number[] = [];
    const p50: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await atRate(peak / 2, seconds, start);
      const delays = await view.takeDelays();
      p99.push(percentile(delays, 0.99));
      p50.push(percentile(delays, 0.5));
      say(`round ${round + 1} of ${rounds}: ${delays.length} commands, p50 ${rounded(p50.at(-1) ?? 0)} ms, p99 ${rounded(p99.at(-1) ?? 0)} ms`);
    }
    say(`p99: median ${rounded(median(p99))} ms, range ${rounded(Math.min(...p99))} to ${rounded(Math.max(...p99))}`);
    return {
      ratios: { visible: rounded(BOUND / median(p99)) },
      targets: { visible: 1 },
      figures: { 'peak, commands/s': rounded(peak), 'p50, ms': rounded(median(p50)), 'p99, ms': rounded(median(p99)) },
      unsteady: [],
    };
  } finally {
    client.close();
    await view.stop();
    await service.stop();
  }
};

/** Calls so many times a second, evenly, whether or not the calls before have been answered. */
async function atRate(perSecond: number, forSeconds: number, call: () => Promise<void>): Promise<void> {
  const began = performance.now();
  const calls: Promise<void>[] = [];
  while (performance.now() - began < forSeconds * 1_000) {
    const due = ((performance.now() - began) / 1_000) * perSecond;
    while (calls.length < due) calls.push(call());
    await pause(1);
  }
  await Promise.all(calls);
}
