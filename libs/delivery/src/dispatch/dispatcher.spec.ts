import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { streamName, type Uuid } from '#kernel';
import { eventually, inventedId } from '#testing';
import { TestClock } from '#testing/delivery/delivery-world.js';
import { type DueKind, dueKinds } from '../due/due-row.js';
import { type Claimed, type Settlement } from '../due/due-table.js';
import { Lanes } from '../lanes/lanes.js';
import { Dispatcher } from './dispatcher.js';

const turns = async (n: number) => {
  for (let i = 0; i < n; i++) await Promise.resolve();
};

/** A due table in memory, whose answers take a few turns. */
class Table {
  readonly free: Claimed[];
  readonly settled = new Map<Uuid, Settlement>();
  broken = false;

  constructor(
    count: number,
    private readonly slow = 1,
  ) {
    this.free = Array.from({ length: count }, (_, n) => {
      const id = inventedId('due', n);
      return { id, subject: streamName('advisory', id), kind: 'advisory-send', reference: id, lane: '', attempts: 0, setbacks: 0, correlationId: id, causeId: id };
    });
  }
  async claim(_now: unknown, limit: number) {
    await turns(this.slow);
    if (this.broken) throw new RangeError('not there');
    const rows = this.free.splice(0, limit);
    return { rows, more: rows.length === limit };
  }
  async settle(done: readonly { id: Uuid; settlement: Settlement }[]) {
    await turns(this.slow);
    for (const { id, settlement } of done) this.settled.set(id, settlement);
  }
}

function dispatcher(table: Table, handle: (row: Claimed) => Promise<Settlement>, atOnce = 4, failures: string[] = []) {
  const handler = { handle };
  const handlers = Object.fromEntries(dueKinds.map((kind) => [kind, handler])) as Record<DueKind, typeof handler>;
  return new Dispatcher({ table, handlers, clock: new TestClock(), lanes: new Lanes(new TestClock()), atOnce, hooks: { failed: (kind, failure) => failures.push(`${kind} ${failure}`) } });
}
const done: Settlement = { settled: 'at-version', version: 2 };

describe('the dispatcher', () => {
  it('sees to every row and hands every row back, whatever takes how long', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(12)), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 6 }), async (delays, atOnce, slow) => {
        const table = new Table(delays.length, slow);
        let underWay = 0;
        let most = 0;
        let n = 0;
        const handled = await dispatcher(table, async () => {
          most = Math.max(most, ++underWay);
          await turns(delays[n++]!);
          underWay--;
          return done;
        }, atOnce).dispatchDue();
        expect(handled).toBe(delays.length);
        expect(table.settled.size).toBe(delays.length);
        expect(most).toBeLessThanOrEqual(atOnce);
      }),
    );
  });

  it('goes on after a row that fails, and looks at that one again later', async () => {
    const table = new Table(3);
    const failures: string[] = [];
    const bad = table.free[1]!.id;
    await dispatcher(table, ({ id }) => (id === bad ? Promise.reject(new RangeError('secret words')) : Promise.resolve(done)), 4, failures).dispatchDue();
    expect(table.settled.get(bad)).toEqual({ settled: 'not-yet', againInMs: 1000 });
    expect(table.settled.size).toBe(3);
    expect(failures).toEqual([expect.stringMatching(/^advisory-send RangeError/)]);
    expect(failures.join()).not.toContain('secret');
  });

  it('looks once more for what became due while it was at it', async () => {
    const table = new Table(1);
    const late = new Table(1).free.map((row) => ({ ...row, id: inventedId('due', 99) }));
    const one: Dispatcher = dispatcher(table, async () => {
      if (late.length > 0) {
        table.free.push(late.pop()!);
        void one.dispatchDue();
      }
      await turns(3);
      return done;
    });
    expect(await one.dispatchDue()).toBe(2);
  });

  it('says so when the table cannot be asked, and works again afterwards', async () => {
    const table = new Table(2);
    const failures: string[] = [];
    const one = dispatcher(table, () => Promise.resolve(done), 4, failures);
    table.broken = true;
    expect(await one.dispatchDue()).toBe(0);
    expect(failures).toEqual([expect.stringMatching(/^due-table RangeError/)]);
    table.broken = false;
    expect(await one.dispatchDue()).toBe(2);
  });

  it('goes on with what becomes due while something waits for an answer', async () => {
    const table = new Table(2);
    const [slow, quick] = table.free.splice(0);
    table.free.push(slow!);
    let answer = () => undefined as void;
    const one: Dispatcher = dispatcher(table, ({ id }) => (id === slow!.id ? new Promise((resolve) => (answer = () => resolve(done))) : Promise.resolve(done)));
    const all = one.dispatchDue();
    await turns(20);
    table.free.push(quick!);
    void one.dispatchDue();
    await eventually('the quick one is done', () => table.settled.has(quick!.id));
    expect(table.settled.has(slow!.id)).toBe(false);
    answer();
    expect(await all).toBe(2);
  });

  it('has room for others where what is under way waits for somebody', async () => {
    const table = new Table(5);
    const waiting = new Set(table.free.slice(0, 4).map(({ id }) => id));
    const answers: (() => void)[] = [];
    const all = dispatcher(table, ({ id }) => (waiting.has(id) ? new Promise((resolve) => answers.push(() => resolve(done))) : Promise.resolve(done))).dispatchDue();
    await eventually('the fifth is done although four wait', () => table.settled.size === 1);
    for (const answer of answers) answer();
    expect(await all).toBe(5);
  });

  it('takes nothing on once it is stopped, and hands back what is under way', async () => {
    const table = new Table(20);
    const one: Dispatcher = dispatcher(table, async () => {
      void one.stop();
      await turns(5);
      return done;
    });
    expect(await one.dispatchDue()).toBe(4);
    expect(table.settled.size).toBe(4);
    expect(await one.dispatchDue()).toBe(0);
  });
});
