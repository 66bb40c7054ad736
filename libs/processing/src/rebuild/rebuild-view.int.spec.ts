import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BEFORE_ALL, type StoredEvent, type StreamName } from '#kernel';
import { eventually } from '#testing';
import { counted, counterStream } from '#testing/processing/counting.js';
import { added, countRows, countsView } from '#testing/processing/counts-view.js';
import { processingDatabase, type ProcessingDatabase } from '#testing/processing/processing-database.js';
import { startRebuilding } from '#testing/processing/projecting-process.js';
import { parkedEvents } from '../processors/processor-status.js';
import { ProcessorRunner } from '../processors/processor-runner.js';
import { installViews } from '../views/install-views.js';
import { viewProcessor, viewProcessorName } from '../views/view-processor.js';
import { type RebuildProgress } from './rebuild-progress.js';
import { rebuildView, RebuildUnderWay, type RebuildOptions } from './rebuild-view.js';

const view = countsView();
let base: ProcessingDatabase;
let runners: ProcessorRunner[];
let streams: StreamName[];

beforeEach(async () => {
  base = await processingDatabase();
  runners = [];
  streams = Array.from({ length: 9 }, () => counterStream());
  await installViews(base.pool, [view]);
});
afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await base.drop();
});

const append = async (times: number, by = 1) => {
  await Promise.all(Array.from({ length: times }, (_, n) => base.store.append(streams[n % 9]!, 'any', [counted(by), counted(1, 'CountReset')])));
};
const caughtUp = async (one = view) => base.waits.waitFor([viewProcessorName(one)], await base.store.head(), 20_000);
const rebuild = (more: Partial<RebuildOptions> = {}) => rebuildView({ pool: base.pool, store: base.store, view, pageSize: 10, ...more });

function run(one = view): ProcessorRunner {
  const retry = { firstMs: 5, longestMs: 50, attempts: 2 };
  const runner = new ProcessorRunner({ store: base.store, pool: base.pool, processors: [viewProcessor(one)], leaseMs: 2_000, watchdogMs: 50, retry });
  runners.push(runner);
  runner.start();
  return runner;
}

async function fold() {
  const events: StoredEvent[] = [];
  for (let after = BEFORE_ALL; ; ) {
    const page = await base.store.readAll({ after, limit: 1_000, types: view.types });
    if (page.events.length === 0) return added(events);
    events.push(...page.events);
    after = page.position;
  }
}

const schemas = async () =>
  (await base.pool.query<{ name: string }>("select nspname as name from pg_namespace where nspname like 'rebuild%' or nspname = 'read'")).rows.map(({ name }) => name);

describe('P14: a rebuild', () => {
  it('shows the old rows until the new ones are there, all at once, while the log goes on', async () => {
    run();
    await append(200);
    await caughtUp();
    // What an old mistake left: rows that no fold gives.
    await base.pool.query("update read.counts set trace = 'old', total = -1000000");
    let done = false;
    const seen = new Set<string>();
    const read = async () => {
      while (!done) {
        const { rows } = await base.pool.query<{ rows: number; old: number }>(
          "select count(*)::int as rows, count(*) filter (where trace like 'old%')::int as old from read.counts",
        );
        seen.add(`${rows[0]!.rows} rows, ${rows[0]!.old} old`);
      }
    };
    const reading = [read(), read()];
    const writing = (async () => {
      while (!done) await append(9);
    })();
    const { comparison } = await rebuild();
    await caughtUp();
    done = true;
    await Promise.all([...reading, writing]);
    await caughtUp();
    expect([...seen].sort()).toEqual(['9 rows, 0 old', '9 rows, 9 old']);
    expect(comparison).toEqual([]);
    expect(await countRows(base.pool)).toEqual(await fold());
    expect(await schemas()).toEqual(['read']);
  });

  it('leaves everything as it was when it is killed before the swap, and the next one tidies up', async () => {
    run();
    await append(50);
    await caughtUp();
    await base.pool.query("update read.counts set trace = 'old'");
    expect(await startRebuilding({ url: base.url, fault: 'rebuild.before-swap' }).ended).toBe('SIGKILL');
    expect([...(await countRows(base.pool)).values()].map(({ trace }) => trace)).toEqual(Array.from({ length: 9 }, () => 'old'));
    expect(await schemas()).toContain('rebuild_counts');
    await append(9);
    expect(await caughtUp()).toBe(true);
    await eventually('the server has noticed the death', async () => (await sessionsOfChildren()) === 0);
    expect(await startRebuilding({ url: base.url }).ended).toBe(0);
    expect(await countRows(base.pool)).toEqual(await fold());
    expect(await schemas()).toEqual(['read']);
  });

  it('waits for reads that are in the way of the swap, and lets new ones through meanwhile', async () => {
    await append(20);
    const reader = await base.pool.connect();
    await reader.query('begin; select * from read.counts');
    let isSwapping = false;
    const rebuilding = rebuild({ onProgress: ({ phase }) => (isSwapping ||= phase === 'swapping') });
    await eventually('the swap is tried', () => isSwapping);
    for (let round = 0; round < 5; round++) expect((await countRows(base.pool)).size).toBe(0);
    await reader.query('commit');
    reader.release();
    await rebuilding;
    expect(await countRows(base.pool)).toEqual(await fold());
  });
});

const sessionsOfChildren = async () =>
  (await base.pool.query("select from pg_stat_activity where datname = current_database() and application_name = 'borgerforloeb-test-child'")).rowCount;

describe('rebuilding', () => {
  it('gives the rows that the everyday work gives, row for row', async () => {
    run();
    await append(100);
    await caughtUp();
    const before = await countRows(base.pool);
    const { comparison, events } = await rebuild({ compare: 'checksum' });
    expect(comparison).toMatchObject([{ table: 'counts', before: { rows: 9 }, after: { rows: 9 }, same: true }]);
    expect(events).toBe(100);
    expect(await countRows(base.pool)).toEqual(before);
  });

  it('compares at one and the same event, although the everyday work has stayed behind', async () => {
    const runner = run();
    await append(20);
    await caughtUp();
    await runner.stop();
    await append(50);
    expect((await rebuild({ compare: 'checksum' })).comparison).toMatchObject([{ same: true }]);
    await base.pool.query('update read.counts set total = total + 1 where stream = $1', [streams[0]]);
    const { comparison } = await rebuild({ compare: 'checksum' });
    expect(comparison).toMatchObject([{ same: false, before: { rows: 9 }, after: { rows: 9 } }]);
    expect((await rebuild({ compare: 'rows' })).comparison).toMatchObject([{ same: true, before: { checksum: null } }]);
  });

  it('moves the checkpoint along, so that the everyday work goes on from there', async () => {
    await append(50);
    const { position } = await rebuild();
    expect(position).toBe(await base.store.head());
    expect(await caughtUp()).toBe(true);
    run();
    await append(20);
    await caughtUp();
    expect(await countRows(base.pool)).toEqual(await fold());
  });

  it('tells how far it has come', async () => {
    await append(60);
    const told: RebuildProgress[] = [];
    await rebuild({ onProgress: (progress) => told.push(progress) });
    expect([...new Set(told.map(({ phase }) => phase))]).toEqual(['folding', 'constraints', 'catching-up', 'swapping', 'done']);
    const positions = told.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => Number(a - b)));
    expect(told.at(-1)).toMatchObject({ view: 'counts', events: 60, position: 119n, head: 119n, remainingMs: 0 });
    expect(told[1]!.remainingMs).toBeGreaterThan(0);
  });

  it('is done by one at a time', async () => {
    await append(100);
    const outcomes = await Promise.allSettled([rebuild(), rebuild(), rebuild()]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as Error);
    expect(refused).toHaveLength(2);
    for (const error of refused) expect(error).toBeInstanceOf(RebuildUnderWay);
    expect(await countRows(base.pool)).toEqual(await fold());
  });

  it('can be called off', async () => {
    await append(50);
    const calling = new AbortController();
    const rebuilding = rebuild({ signal: calling.signal, onProgress: () => calling.abort(new Error('called off')) });
    await expect(rebuilding).rejects.toThrow('called off');
    expect((await countRows(base.pool)).size).toBe(0);
  });

  it('ends with the error of an event that cannot be folded, and changes nothing', async () => {
    let poison: number | undefined = 13;
    const poisoned = countsView({ poison: () => poison });
    run(poisoned);
    await append(9, 2);
    await append(1, 13);
    await append(9, 3);
    await caughtUp();
    const before = await countRows(base.pool);
    expect(await parkedEvents(base.pool)).toMatchObject([{ stream: streams[0], events: 2 }]);
    await expect(rebuild({ view: poisoned })).rejects.toThrow('poison');
    expect(await countRows(base.pool)).toEqual(before);
    // Mended, the rebuild folds what was parked too, and nothing is left to redrive.
    poison = undefined;
    await rebuild({ view: poisoned });
    expect(await parkedEvents(base.pool)).toEqual([]);
    await append(9);
    await caughtUp();
    expect(await countRows(base.pool)).toEqual(await fold());
  });
});
