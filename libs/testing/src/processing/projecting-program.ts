/** What `startProjecting` runs: the view of counters, by a runner like any other process's. */
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { openPool } from '#platform/postgres/pool/open-pool.js';
import { killAtFaultPoint, ProcessorRunner, viewProcessor } from '#processing';
import { countsView } from './counts-view.js';
import { type ProjectingOptions } from './projecting-process.js';

const { url, leaseMs, batchSize, fault } = JSON.parse(process.argv[2] ?? '') as ProjectingOptions;
if (fault !== undefined) killAtFaultPoint(fault);
const pool = openPool(url, { applicationName: 'borgerforloeb-test-child', max: 4 });
const store = openPostgresEventStore({ pool, pollMs: 50 });
const runner = new ProcessorRunner({
  store,
  pool,
  processors: [viewProcessor(countsView(), { batchSize })],
  leaseMs,
  retry: { firstMs: 10, longestMs: 100 },
});
runner.start();
process.once('SIGTERM', () => {
  void runner
    .stop()
    .then(() => store.close())
    .then(() => pool.end())
    .then(() => process.exit(0));
});
// The test that started it has gone.
process.stdin.on('close', () => process.exit(1)).resume();
