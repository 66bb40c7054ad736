import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Position, type StoredEvent, type StreamName } from '#kernel';
import { EventStoreUnavailable } from '#event-store';
import { counted, counterStream } from '#testing/processing/counting.js';
import { processingDatabase, type ProcessingDatabase } from '#testing/processing/processing-database.js';
import { eventually } from '#testing';
import { type ProcessingHooks } from './processing-hooks.js';
import { type FailurePolicy, type Processor } from './processor.js';
import { ProcessorRunner } from './processor-runner.js';
import { parkedEvents, processorStatus } from './processor-status.js';
import { redrive } from './redrive.js';

let base: ProcessingDatabase;
beforeAll(async () => {
  base = await processingDatabase();
  await base.pool.query('create table handled (processor text, stream text, version int, primary key (processor, stream, version))');
});
afterAll(() => base.drop());

let type: string;
let name: string;
/** Events that count by one of these numbers fail. */
let bad: Set<number>;
let fail: (event: StoredEvent) => void;
let runners: ProcessorRunner[];

beforeEach(() => {
  type = `Counted${randomUUID().replaceAll('-', '')}`;
  name = `p-${randomUUID()}`;
  bad = new Set();
  runners = [];
  fail = () => {
    throw new RangeError('secret words');
  };
});
afterEach(() => Promise.all(runners.map((runner) => runner.stop())));

const append = async (stream: StreamName, ...by: number[]): Promise<Position> => {
  const [first, ...more] = by.map((number) => counted(number, type));
  const result = await base.store.append(stream, 'any', [first!, ...more]);
  if (!result.appended) throw new Error('the test could not append');
  return result.position;
};

/** Notes every event in a table whose key makes a second time fail. */
const noting = (failure: FailurePolicy): Processor => ({
  name,
  types: [type],
  failure,
  batchSize: 10,
  async handle(events, tx) {
    for (const event of events) {
      await tx.query('insert into handled values ($1, $2, $3)', [name, event.stream, event.version]);
      if (bad.has(Number(event.data['by']))) fail(event);
    }
  },
});

function run(processor: Processor, hooks: ProcessingHooks = {}): void {
  const runner = new ProcessorRunner({
    store: base.store,
    pool: base.pool,
    processors: [processor],
    leaseMs: 2_000,
    watchdogMs: 100,
    retry: { firstMs: 5, longestMs: 20, attempts: 3 },
    hooks,
  });
  runners.push(runner);
  runner.start();
}

const reached = (position: Position) => base.waits.waitFor([name], position, 20_000);
const handled = async (stream: StreamName) =>
  (await base.pool.query<{ version: number }>('select version from handled where processor = $1 and stream = $2 order by version', [name, stream])).rows.map(
    (row) => row.version,
  );
const status = async () => (await processorStatus(base.pool)).find((one) => one.name === name)!;
const parked = async () => (await parkedEvents(base.pool)).filter((one) => one.processor === name);

describe('P1 and P2: a handler that throws', () => {
  it('is asked again, and the next event is handled', async () => {
    const stream = counterStream();
    let thrown = 0;
    bad.add(1);
    fail = () => {
      if (thrown++ === 0) throw new Error('once');
    };
    await append(stream, 1);
    run(noting('halt'));
    expect(await reached(await append(stream, 2))).toBe(true);
    expect(thrown).toBe(2);
    expect(await handled(stream)).toEqual([0, 1]);
  });

  it('parks the event after some attempts, in sight, and the rest goes on', async () => {
    const [ill, well] = [counterStream(), counterStream()];
    bad.add(13);
    await append(well, 1, 2);
    const poison = await append(ill, 1, 13, 3);
    const last = await append(well, 3);
    const attempts: number[] = [];
    const told: unknown[] = [];
    run(noting('park'), {
      failed: (_, { attempt }) => attempts.push(attempt),
      parked: (_, stream, position) => told.push([stream, position]),
    });
    expect(await reached(last)).toBe(true);
    expect(await handled(well)).toEqual([0, 1, 2]);
    expect(await handled(ill)).toEqual([0]);
    expect(attempts).toEqual([1, 2, 3]);
    expect(told).toEqual([[ill, poison - 1n]]);
    expect(await parked()).toMatchObject([{ stream: ill, version: 1, position: poison - 1n, attempts: 3, events: 2 }]);
    expect(await status()).toMatchObject({ state: 'running', parkedEvents: 2 });
  });

  it('says what failed and where, and nothing of what is in the event', async () => {
    bad.add(13);
    const last = await append(counterStream(), 13);
    run(noting('park'));
    await reached(last);
    const [{ failure } = { failure: null }] = await parked();
    expect(failure).toMatch(/^RangeError at .*failures\.int\.spec\.ts:\d+$/);
  });
});

describe('P13: a poisonous event', () => {
  it('keeps its stream in order: later events wait behind it until it is redriven', async () => {
    const ill = counterStream();
    bad.add(13);
    await append(ill, 13);
    const processor = noting('park');
    run(processor);
    await reached(await append(ill, 2));
    await reached(await append(ill, 3, 4));
    expect(await handled(ill)).toEqual([]);
    expect(await redrive({ ...base, processor }, ill)).toEqual({ handled: 0, left: 4 });
    expect(await parked()).toMatchObject([{ version: 0, attempts: 4 }]);
    bad.clear();
    expect(await redrive({ ...base, processor }, ill)).toEqual({ handled: 4, left: 0 });
    await reached(await append(ill, 5));
    expect(await handled(ill)).toEqual([0, 1, 2, 3, 4]);
    expect(await status()).toMatchObject({ parkedEvents: 0 });
  });

  it('loses nothing when it is redriven while its stream goes on', async () => {
    const ill = counterStream();
    bad.add(13);
    const processor = noting('park');
    run(processor);
    await reached(await append(ill, 13));
    bad.clear();
    const appends = (async () => {
      let last = 0n;
      for (let by = 1; by <= 30; by++) last = await append(ill, by);
      return last;
    })();
    let left = 1;
    await eventually('all that was parked is handled', async () => {
      ({ left } = await redrive({ ...base, processor }, ill));
      return left === 0 && (await parked()).length === 0;
    });
    await reached(await appends);
    await eventually('the rest is handled', async () => {
      await redrive({ ...base, processor }, ill);
      return (await handled(ill)).length === 31;
    });
    expect(await handled(ill)).toEqual(Array.from({ length: 31 }, (_, version) => version));
  });

  it('is handled with nobody else at work, so that what comes meanwhile is handled after it', async () => {
    const ill = counterStream();
    bad.add(13);
    const processor = noting('park');
    run(processor);
    await reached(await append(ill, 13));
    let passed: boolean | undefined;
    const whileRedriven: Processor = {
      ...processor,
      async handle(events, tx, log) {
        passed = await base.waits.waitFor([name], await append(ill, 1), 200);
        bad.clear();
        await processor.handle(events, tx, log);
      },
    };
    expect(await redrive({ ...base, processor: whileRedriven }, ill)).toEqual({ handled: 1, left: 0 });
    expect(passed).toBe(false);
    await reached(await append(ill, 2));
    expect(await handled(ill)).toEqual([0, 1, 2]);
    expect(await parked()).toEqual([]);
  });

  it('halts what must have no gap, in sight, and is tried on until it can be handled', async () => {
    const [ill, well] = [counterStream(), counterStream()];
    bad.add(13);
    await append(well, 1);
    const poison = await append(ill, 13);
    const last = await append(well, 2);
    const halts: number[] = [];
    run(noting('halt'), { halted: (_, { attempt }) => halts.push(attempt) });
    await eventually('it is tried long after it was called halted', () => halts.length > 5);
    expect(await status()).toMatchObject({ state: 'halted', failingPosition: poison, position: poison - 1n });
    expect((await status()).attempts).toBeGreaterThanOrEqual(3);
    expect(await handled(well)).toEqual([0]);
    expect(await parked()).toEqual([]);
    bad.clear();
    expect(await reached(last)).toBe(true);
    expect(await handled(ill)).toEqual([0]);
    expect(await handled(well)).toEqual([0, 1]);
    expect(await status()).toMatchObject({ state: 'running', failingPosition: null, failure: null });
  });

  it('is not taken for poison when it is the log or the database that fails', async () => {
    const stream = counterStream();
    let failures = 0;
    bad.add(1);
    fail = () => {
      if (failures++ < 7) throw new EventStoreUnavailable('stopped by the test');
    };
    run(noting('park'));
    expect(await reached(await append(stream, 1))).toBe(true);
    expect(await handled(stream)).toEqual([0]);
    expect(failures).toBe(8);
    expect(await parked()).toEqual([]);
  });

  it('does not stop the other processors', async () => {
    bad.add(13);
    const others: number[] = [];
    const other: Processor = {
      name: `q-${name}`,
      types: [type],
      failure: 'halt',
      handle: (events) => Promise.resolve(void others.push(...events.map(({ data }) => Number(data['by'])))),
    };
    run(noting('halt'));
    run(other);
    const last = await append(counterStream(), 13, 14);
    expect(await base.waits.waitFor([other.name], last, 20_000)).toBe(true);
    expect(others).toEqual([13, 14]);
  });
});
