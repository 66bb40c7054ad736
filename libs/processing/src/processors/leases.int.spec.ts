import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BEFORE_ALL } from '#kernel';
import { eventually } from '#testing';
import { counted, counterStream } from '#testing/processing/counting.js';
import { countRows, countsView } from '#testing/processing/counts-view.js';
import { processingDatabase, type ProcessingDatabase } from '#testing/processing/processing-database.js';
import { startProjecting } from '#testing/processing/projecting-process.js';
import { installViews } from '../views/install-views.js';
import { viewProcessor, viewProcessorName } from '../views/view-processor.js';
import { type ProcessingHooks } from './processing-hooks.js';
import { type Processor } from './processor.js';
import { ProcessorRunner } from './processor-runner.js';
import { processorStatus } from './processor-status.js';

const LEASE_MS = 600;
let base: ProcessingDatabase;
beforeAll(async () => {
  base = await processingDatabase();
  await base.pool.query('create table handled (processor text, position numeric, primary key (processor, position))');
});
afterAll(() => base.drop());

let type: string;
let name: string;
let runners: ProcessorRunner[];
beforeEach(() => {
  type = `Counted${randomUUID().replaceAll('-', '')}`;
  name = `p-${randomUUID()}`;
  runners = [];
});
afterEach(() => Promise.all(runners.map((runner) => runner.stop())));

const append = async (by = 1, of = type) => {
  const result = await base.store.append(counterStream(), 'no-stream', [counted(by, of)]);
  if (!result.appended) throw new Error('the test could not append');
  return result.position;
};
const reached = (position: bigint) => base.waits.waitFor([name], position, 20_000);
const handled = async () => (await base.pool.query('select from handled where processor = $1', [name])).rowCount;
const owner = async () => (await processorStatus(base.pool)).find((one) => one.name === name)?.owner ?? null;

function noting(before: () => Promise<unknown> = () => Promise.resolve(), after: () => void = () => undefined): Processor {
  return {
    name,
    types: [type],
    failure: 'halt',
    batchSize: 3,
    async handle(events, tx) {
      await before();
      for (const { position } of events) await tx.query('insert into handled values ($1, $2)', [name, position.toString()]);
      after();
    },
  };
}

const steal = () =>
  base.pool.query("update processing.checkpoints set owner = 'thief', fence = fence + 1, lease_until = now() + interval '1 hour' where name = $1", [name]);
const giveBack = () => base.pool.query('update processing.checkpoints set owner = null, lease_until = null where name = $1', [name]);

function run(as: string, processor: Processor, hooks: ProcessingHooks = {}): ProcessorRunner {
  const retry = { firstMs: 5, longestMs: 50 };
  const runner = new ProcessorRunner({ store: base.store, pool: base.pool, processors: [processor], owner: as, leaseMs: LEASE_MS, watchdogMs: 100, retry, hooks });
  runners.push(runner);
  runner.start();
  return runner;
}

describe('a lease', () => {
  it('lets one of many processes work, and never two', async () => {
    let working = 0;
    let most = 0;
    const workers = new Set<string>();
    const together = Array.from({ length: 4 }, (_, n) => {
      const as = `runner-${n}`;
      const enter = () => {
        workers.add(as);
        most = Math.max(most, ++working);
        return base.pool.query('select 1');
      };
      return run(as, noting(enter, () => working--));
    });
    let last = BEFORE_ALL;
    let appended = 0;
    const oneMore = async () => {
      last = await append();
      appended++;
    };
    // Three of the four give it up in turn, each after it has worked and while there is work.
    for (const turn of ['first', 'second', 'third']) {
      let holder: string | null = null;
      await eventually(`a ${turn} one works`, async () => {
        await oneMore();
        holder = await owner();
        return holder !== null && workers.has(holder);
      });
      await oneMore();
      await together.find((_, n) => `runner-${n}` === holder)?.stop();
    }
    expect(await reached(last)).toBe(true);
    expect(most).toBe(1);
    expect(workers.size).toBeGreaterThanOrEqual(3);
    expect(await handled()).toBe(appended);
  });

  it('is given back on stopping, after the batch under way', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    let entered = false;
    const first = run('first', noting(() => ((entered = true), gate)));
    const position = await append();
    await eventually('the batch is under way', () => entered);
    const stopped = first.stop();
    go();
    await stopped;
    expect(await handled()).toBe(1);
    expect(await owner()).toBeNull();
    expect(await reached(position)).toBe(true);
    run('second', noting());
    expect(await reached(await append())).toBe(true);
  });

  it('is kept through a batch that takes longer than the lease', async () => {
    let rounds = 0;
    const slow = async () => {
      const until = performance.now() + 2 * LEASE_MS;
      await eventually('two leases have passed', () => performance.now() > until);
      rounds++;
    };
    run('slow', noting(slow));
    await eventually('the slow one has it', async () => (await owner()) === 'slow');
    run('other', noting(() => Promise.reject(new Error('must not work'))));
    expect(await reached(await append())).toBe(true);
    expect(rounds).toBe(1);
    expect(await owner()).toBe('slow');
  });

  it('cannot be used by who has lost it: what was under way is not committed', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    let entered = 0;
    const held: boolean[] = [];
    run('robbed', noting(() => (++entered === 1 ? gate : Promise.resolve())), { lease: (_, has) => held.push(has) });
    const position = await append();
    await eventually('the batch is under way', () => entered === 1);
    // The server ends the session, as it does for a process that is frozen beyond its lease; another takes over.
    await base.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and state like 'idle in transaction%' and pid <> pg_backend_pid()`,
    );
    await steal();
    go();
    await eventually('the robbed one notices', () => held.length > 1);
    expect(held.slice(0, 2)).toEqual([true, false]);
    expect(await handled()).toBe(0);
    await giveBack();
    expect(await reached(position)).toBe(true);
    expect(await handled()).toBe(1);
  });

  it('cannot be used by who has not yet noticed that it is lost', async () => {
    const held: boolean[] = [];
    run('robbed', noting(), { lease: (_, has) => held.push(has) });
    await eventually('it has the lease', () => held.length > 0);
    await steal();
    const position = await append();
    await eventually('the robbed one notices', () => held.length > 1);
    expect(await handled()).toBe(0);
    await giveBack();
    expect(await reached(position)).toBe(true);
    expect(await handled()).toBe(1);
  });
});

describe('P11: a process that goes in the middle of its work', () => {
  const view = countsView();
  const rows = async () => [...(await countRows(base.pool)).values()].map(({ trace }) => trace);

  beforeAll(() => installViews(base.pool, [view]));
  beforeEach(async () => {
    name = viewProcessorName(view);
    await base.pool.query('truncate read.counts');
  });
  const child = async (fault?: string) => {
    const started = startProjecting({ url: base.url, leaseMs: LEASE_MS, batchSize: 5, ...(fault === undefined ? {} : { fault }) });
    await eventually('the child has the lease', async () => (await owner())?.includes(`/${started.child.pid}/`) === true);
    return started;
  };
  const appendMany = async (count: number) => {
    let last = BEFORE_ALL;
    for (let n = 0; n < count; n++) last = await append(1, 'CountedUp');
    return last;
  };

  it('is succeeded within the lease when it was killed', async () => {
    const killed = await child('processor.before-commit:2');
    const held: number[] = [];
    run('successor', viewProcessor(view), { lease: () => held.push(performance.now()) });
    const appended = appendMany(20);
    expect(await killed.ended).toBe('SIGKILL');
    const endedAt = performance.now();
    expect(await reached(await appended)).toBe(true);
    // The lease itself, and something for a busy machine.
    expect(held[0]! - endedAt).toBeLessThan(LEASE_MS + 1_000);
    expect(await rows()).toEqual(Array.from({ length: 20 }, () => '0,'));
  });

  it('is succeeded when it freezes, and does no harm when it thaws', async () => {
    const frozen = await child();
    try {
      frozen.child.kill('SIGSTOP');
      run('successor', viewProcessor(view));
      expect(await reached(await appendMany(10))).toBe(true);
      expect(await owner()).toBe('successor');
      frozen.child.kill('SIGCONT');
      expect(await reached(await appendMany(10))).toBe(true);
      expect(await owner()).toBe('successor');
      expect(await rows()).toEqual(Array.from({ length: 20 }, () => '0,'));
    } finally {
      await frozen.kill();
    }
  });
});
