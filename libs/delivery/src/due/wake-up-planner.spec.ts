import { describe, expect, it } from '@jest/globals';
import { addMillis, type Instant, instantFromMillis, millisOf } from '#kernel';
import { inventedId } from '#testing';
import { TestClock } from '#testing/delivery/delivery-world.js';
import { SilentWakeUps } from '#testing/delivery/silent-wake-ups.js';
import { type Upcoming } from './due-table.js';
import { WakeUpPlanner } from './wake-up-planner.js';

const HORIZON = 120_000;

function planning(rows: { inMs: number; attempts?: number }[]) {
  const clock = new TestClock();
  const asked: Instant[] = [];
  const begin = millisOf(clock.now());
  const all = rows.map(({ inMs, attempts = 0 }, n): Upcoming => ({ id: inventedId('due', n), attempts, nextAttemptAtMs: begin + inMs }));
  const table = {
    upcoming: (until: Instant) => {
      asked.push(until);
      return Promise.resolve(all.filter((row) => instantFromMillis(row.nextAttemptAtMs) <= until));
    },
  };
  const wakeUps = new SilentWakeUps();
  return { clock, all, asked, wakeUps, planner: new WakeUpPlanner(table, wakeUps, clock, HORIZON) };
}

describe('planning wake-ups', () => {
  it('asks for what becomes due within the horizon, never for a time two years away', async () => {
    const { planner, asked, clock, wakeUps } = planning([{ inMs: 60_000 }, { inMs: 2 * 365 * 86_400_000 }]);
    await planner.plan();
    expect(asked).toEqual([addMillis(clock.now(), HORIZON)]);
    expect(wakeUps.wanted).toEqual([{ id: `${inventedId('due', 0)}-0`, delayMs: 60_000 }]);
  });

  it('wakes at once for what is due already', async () => {
    const { planner, wakeUps } = planning([{ inMs: -5000 }, { inMs: 0 }]);
    await planner.plan();
    expect(wakeUps.wanted).toEqual([{ id: `${inventedId('due', 0)}-0`, delayMs: 0 }]);
  });

  it('wakes once for all that is due within a second, when the last of it is', async () => {
    const { planner, wakeUps } = planning([{ inMs: 10_001 }, { inMs: 10_500 }, { inMs: 11_000 }, { inMs: 11_001 }]);
    await planner.plan();
    expect(wakeUps.wanted.map(({ delayMs }) => delayMs)).toEqual([11_000, 12_000]);
  });

  it('P20: sets a wake-up once, and another for another attempt', async () => {
    const { planner, wakeUps, all } = planning([{ inMs: 1000 }]);
    await planner.plan();
    await planner.plan();
    all[0] = { ...all[0]!, attempts: 1 };
    await planner.plan();
    expect(wakeUps.wanted.map(({ id }) => id.slice(-2))).toEqual(['-0', '-1']);
    expect(wakeUps.wanted.every(({ id }) => /^[\w-]+$/.test(id))).toBe(true);
  });

  it('sets it again when the queue had failed', async () => {
    const { planner, wakeUps } = planning([{ inMs: 1000 }]);
    const { schedule } = wakeUps;
    wakeUps.schedule = () => Promise.reject(new Error('away'));
    await expect(planner.plan()).rejects.toThrow('away');
    wakeUps.schedule = schedule;
    await planner.plan();
    expect(wakeUps.wanted).toHaveLength(1);
  });

  it('forgets what it has set when that is long past, so that nothing grows', async () => {
    const { planner, wakeUps, clock } = planning([{ inMs: 1000 }]);
    await planner.plan();
    clock.pass(HORIZON + 2000);
    await planner.plan();
    expect(wakeUps.wanted).toHaveLength(2);
  });
});
