import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BEFORE_ALL, type StreamName } from '#kernel';
import { type View } from '#read-models';
import { eventually } from '#testing';
import { counted, counterStream } from '#testing/processing/counting.js';
import { added, countRows, countsView } from '#testing/processing/counts-view.js';
import { processingDatabase, type ProcessingDatabase } from '#testing/processing/processing-database.js';
import { parkedEvents, processorStatus } from '../processors/processor-status.js';
import { ProcessorRunner } from '../processors/processor-runner.js';
import { rebuildView } from '../rebuild/rebuild-view.js';
import { installViews } from './install-views.js';
import { viewProcessor, viewProcessorName } from './view-processor.js';

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

const append = async (times: number) => {
  await Promise.all(Array.from({ length: times }, (_, n) => base.store.append(streams[n % 9]!, 'any', [counted(1)])));
};
const caughtUp = async (one: View) => base.waits.waitFor([viewProcessorName(one)], await base.store.head(), 20_000);
const rebuild = (one: View) => rebuildView({ pool: base.pool, store: base.store, view: one, pageSize: 10 });
const counts = async () => added((await base.store.readAll({ after: BEFORE_ALL, limit: 1_000, types: view.types })).events);

function run(one: View): void {
  const retry = { firstMs: 5, longestMs: 50, attempts: 2 };
  const runner = new ProcessorRunner({ store: base.store, pool: base.pool, processors: [viewProcessor(one)], leaseMs: 2_000, watchdogMs: 50, retry });
  runners.push(runner);
  runner.start();
}

describe('a new version of a view', () => {
  const next: View = { ...countsView({ name: 'tallies', version: 2 }), name: 'counts' };

  it('waits for its rebuild without parking anything, then goes on with its own tables', async () => {
    await append(20);
    await rebuild(view);
    expect(await installViews(base.pool, [next])).toEqual([next]);
    run(next);
    await append(20);
    await eventually('it has tried', async () => (await processorStatus(base.pool))[0]?.owner !== null);
    expect(await parkedEvents(base.pool)).toEqual([]);
    expect((await countRows(base.pool)).size).toBe(9);
    await rebuild(next);
    expect(await caughtUp(next)).toBe(true);
    expect(await countRows(base.pool, 'read.tallies')).toEqual(await counts());
    expect((await base.pool.query("select to_regclass('read.counts') as old")).rows).toEqual([{ old: null }]);
    expect(await installViews(base.pool, [next])).toEqual([]);
  });

  it('is not written into by a process of the former version', async () => {
    await append(10);
    await rebuild(next);
    const before = await base.store.head();
    run(view);
    await append(10);
    await eventually('it has tried', async () => (await processorStatus(base.pool))[0]?.owner !== null);
    expect(await base.waits.waitFor([viewProcessorName(view)], before + 1n, 300)).toBe(false);
    expect((await base.pool.query("select to_regclass('read.counts') as old")).rows).toEqual([{ old: null }]);
    expect(await parkedEvents(base.pool)).toEqual([]);
  });
});

describe('installing views', () => {
  it('happens once, however many processes do it', async () => {
    const other = countsView({ name: 'others' });
    const all = await Promise.all(Array.from({ length: 5 }, () => installViews(base.pool, [view, other])));
    expect(all).toEqual(Array.from({ length: 5 }, () => []));
    expect((await countRows(base.pool, 'read.others')).size).toBe(0);
  });

  it.each([
    ['a name that is no name', [countsView({ name: 'a"b' })]],
    ['one name twice', [countsView(), countsView()]],
    ['one table twice', [countsView(), { ...countsView(), name: 'others' }]],
  ])('refuses %s', async (_, views) => {
    await expect(installViews(base.pool, views)).rejects.toThrow('of their own');
  });
});
