import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Clock, instantFromMillis } from '#kernel';
import { eventually, freshDatabase, type FreshDatabase } from '#testing';
import { describeWithRedis } from '#testing/redis/index.js';
import { openWakeUps, type WakeUpBackend } from './open-wake-ups.js';
import { type WakeUpFailure } from './wake-up-failure.js';
import { type WakeUps } from './wake-ups.js';

const clock: Clock = { now: () => instantFromMillis(Date.now()) };
const heartbeatMs = 40;

/** Counts calls, and how many of them ran at a time. */
class Sleeper {
  calls = 0;
  mostAtOnce = 0;
  #now = 0;
  readonly #body: (call: number) => void | Promise<void>;

  constructor(body: (call: number) => void | Promise<void> = () => undefined) {
    this.#body = body;
  }

  readonly wake = async (): Promise<void> => {
    const call = ++this.calls;
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#now);
    try {
      await this.#body(call);
    } finally {
      this.#now--;
    }
  };
}

/** A call waits here until it is opened. */
function gate(): { passed: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

/** What holds on every backend. */
function wakeUpsOn(backend: () => WakeUpBackend): void {
  const opened: WakeUps[] = [];
  const failures: WakeUpFailure[] = [];
  let queue = '';

  const open = async (): Promise<WakeUps> => {
    const wakeUps = await openWakeUps({ backend: backend(), clock, queue, heartbeatMs, report: (failure) => failures.push(failure) });
    opened.push(wakeUps);
    return wakeUps;
  };
  const inOrder = async (): Promise<void> => {
    queue = `test-${randomUUID()}`;
    await Promise.resolve();
  };
  /** Two heartbeats later everything that was due before has been taken, since the queue is worked in order. */
  const everythingTaken = async (wakeUps: WakeUps): Promise<void> => {
    for (let beat = 0; beat < 2; beat++) {
      const before = wakeUps.lastHeartbeat();
      await eventually('a heartbeat', () => wakeUps.lastHeartbeat() !== before);
    }
  };

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((wakeUps) => wakeUps.stop()));
    expect(failures.splice(0)).toEqual([]);
  });

  it('wakes up at once and later, and not before', async () => {
    await inOrder();
    const wakeUps = await open();
    const at: number[] = [];
    const sleeper = new Sleeper(() => void at.push(performance.now()));
    await wakeUps.start(sleeper.wake);
    const asked = performance.now();
    await wakeUps.schedule([
      { id: 'first-1', delayMs: 0 },
      { id: 'second-1', delayMs: 700 },
    ]);
    await eventually('both calls', () => sleeper.calls === 2);
    expect((at[0] ?? 0) - asked).toBeLessThan(700);
    expect((at[1] ?? 0) - asked).toBeGreaterThanOrEqual(699);
  });

  it('serves what was scheduled before anybody was there to be woken', async () => {
    await inOrder();
    const sender = await open();
    await sender.schedule([{ id: 'advisory-1', delayMs: 0 }]);
    await sender.stop();
    const sleeper = new Sleeper();
    await (await open()).start(sleeper.wake);
    await eventually('the call', () => sleeper.calls === 1);
  });

  it('makes one call of all that was due during a call, and never two at a time', async () => {
    await inOrder();
    const wakeUps = await open();
    const { passed, open: letGo } = gate();
    const sleeper = new Sleeper((call) => (call === 1 ? passed : undefined));
    await wakeUps.start(sleeper.wake);
    await wakeUps.schedule([{ id: 'first-1', delayMs: 0 }]);
    await eventually('the first call', () => sleeper.calls === 1);
    await wakeUps.schedule(Array.from({ length: 300 }, (_, number) => ({ id: `advisory-${number}`, delayMs: number % 3 })));
    await everythingTaken(wakeUps);
    letGo();
    await eventually('the second call', () => sleeper.calls === 2);
    await everythingTaken(wakeUps);
    await wakeUps.stop();
    expect(sleeper).toMatchObject({ calls: 2, mostAtOnce: 1 });
  });

  it('P20: wakes up again by an id that was used up', async () => {
    await inOrder();
    const wakeUps = await open();
    const sleeper = new Sleeper();
    await wakeUps.start(sleeper.wake);
    for (let time = 1; time <= 3; time++) {
      await wakeUps.schedule([{ id: 'advisory-1', delayMs: 0 }]);
      await eventually(`call ${time}`, () => sleeper.calls === time);
      await everythingTaken(wakeUps);
    }
    expect(sleeper.calls).toBe(3);
  });

  it('P20: takes attempts of one delivery as different wake-ups, and an id that still waits as one', async () => {
    await inOrder();
    const wakeUps = await open();
    await wakeUps.schedule([
      { id: 'advisory-1', delayMs: 0 },
      { id: 'advisory-2', delayMs: 500 },
    ]);
    await wakeUps.schedule([{ id: 'advisory-2', delayMs: 500 }]);
    const sleeper = new Sleeper();
    await wakeUps.start(sleeper.wake);
    await eventually('both calls', () => sleeper.calls === 2);
    await everythingTaken(wakeUps);
    expect(sleeper.calls).toBe(2);
  });

  it('P18: runs one call at a time while calls block the event loop', async () => {
    await inOrder();
    const wakeUps = await open();
    const sleeper = new Sleeper(() => {
      const until = performance.now() + 200;
      while (performance.now() < until);
    });
    await wakeUps.start(sleeper.wake);
    await wakeUps.schedule(Array.from({ length: 20 }, (_, number) => ({ id: `advisory-${number}`, delayMs: number * 20 })));
    await eventually('some calls', () => sleeper.calls >= 3);
    expect(sleeper.mostAtOnce).toBe(1);
  });

  it('P24: stops after the call under way has ended, and leaves to others what came meanwhile', async () => {
    await inOrder();
    const [stopping, other] = [await open(), await open()];
    const { passed, open: letGo } = gate();
    const sleeper = new Sleeper(() => passed);
    await stopping.start(sleeper.wake);
    await stopping.schedule([{ id: 'advisory-1', delayMs: 0 }]);
    await eventually('the call', () => sleeper.calls === 1);
    await stopping.schedule([{ id: 'advisory-2', delayMs: 0 }]);
    await everythingTaken(stopping);

    let stopped = false;
    const stop = stopping.stop().then(() => (stopped = true));
    const heir = new Sleeper();
    await other.start(heir.wake);
    await everythingTaken(other);
    expect(stopped).toBe(false);
    expect(heir.calls).toBe(0);
    letGo();
    await stop;
    expect(sleeper.calls).toBe(1);
    await eventually('the call elsewhere', () => heir.calls === 1);
  });

  it('reports a call that failed, and wakes up the next time', async () => {
    await inOrder();
    const wakeUps = await open();
    const sleeper = new Sleeper((call) => {
      if (call === 1) throw new Error('planted');
    });
    await wakeUps.start(sleeper.wake);
    await wakeUps.schedule([{ id: 'advisory-1', delayMs: 0 }]);
    await eventually('the report', () => failures.length === 1);
    await wakeUps.schedule([{ id: 'advisory-2', delayMs: 0 }]);
    await eventually('the next call', () => sleeper.calls === 2);
    expect(failures.splice(0)).toMatchObject([{ task: 'wake', cause: new Error('planted') }]);
  });

  it('shares one queue between processes: each wake-up goes to one of them, and heartbeats come back to both', async () => {
    await inOrder();
    const processes = [await open(), await open()] as const;
    const { passed, open: letGo } = gate();
    const sleepers = processes.map(() => new Sleeper(() => passed));
    await Promise.all(processes.map((wakeUps, number) => wakeUps.start(sleepers[number]!.wake)));
    const calls = (): number => sleepers.reduce((sum, sleeper) => sum + sleeper.calls, 0);
    await processes[0].schedule([{ id: 'advisory-1', delayMs: 0 }]);
    await eventually('a call', () => calls() === 1);
    await Promise.all(processes.map(everythingTaken));
    expect(calls()).toBe(1);
    letGo();
  });

  it('stops twice, and without ever having been started', async () => {
    await inOrder();
    const wakeUps = await open();
    await Promise.all([wakeUps.stop(), wakeUps.stop()]);
    await wakeUps.stop();
    expect(wakeUps.lastHeartbeat()).toBeNull();
  });
}

describe('wake-ups on PostgreSQL', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(async () => {
    await database.drop();
  });
  wakeUpsOn(() => ({ kind: 'postgres', url: database.url }));
});

describeWithRedis('wake-ups on Redis', (url) => {
  wakeUpsOn(() => ({ kind: 'redis', url: url() }));
});
