import { describe, expect, it } from '@jest/globals';
import { eventually } from '#testing/waiting/eventually.js';
import { Bell } from './bell.js';

const noFailure = (failure: unknown): never => {
  throw failure;
};

/** A call that goes on until it is let go. */
function heldCall(): { wake: () => Promise<void>; calls: () => number; letGo: () => void } {
  let calls = 0;
  let letGo: () => void = () => undefined;
  const wake = (): Promise<void> => {
    calls++;
    return new Promise((resolve) => (letGo = resolve));
  };
  return { wake, calls: () => calls, letGo: () => letGo() };
}

describe('Bell', () => {
  it('answers many rings with one call', async () => {
    const { wake, calls, letGo } = heldCall();
    const bell = new Bell(wake, noFailure);
    for (let ring = 0; ring < 50; ring++) bell.ring();
    await eventually('the call', () => calls() === 1);
    letGo();
    await bell.close();
    expect(calls()).toBe(1);
    expect(bell.unanswered).toBe(false);
  });

  it('answers what rings during a call with one further call, after it', async () => {
    const { wake, calls, letGo } = heldCall();
    const bell = new Bell(wake, noFailure);
    bell.ring();
    await eventually('the call', () => calls() === 1);
    for (let ring = 0; ring < 50; ring++) bell.ring();
    expect(calls()).toBe(1);
    letGo();
    await eventually('the further call', () => calls() === 2);
    letGo();
    await bell.close();
    expect(calls()).toBe(2);
  });

  it('tells of a call that failed, and answers the next ring', async () => {
    const failures: unknown[] = [];
    let calls = 0;
    const bell = new Bell(
      () => (++calls === 1 ? Promise.reject(new Error('planted')) : Promise.resolve()),
      (failure) => failures.push(failure),
    );
    bell.ring();
    await eventually('the report', () => failures.length === 1);
    bell.ring();
    await eventually('the next call', () => calls === 2);
    expect(failures).toEqual([new Error('planted')]);
    await bell.close();
  });

  it('closes when the call under way has ended, and says what it has not answered', async () => {
    const { wake, calls, letGo } = heldCall();
    const bell = new Bell(wake, noFailure);
    bell.ring();
    await eventually('the call', () => calls() === 1);
    bell.ring();
    let closed = false;
    const closing = bell.close().then(() => (closed = true));
    await new Promise(setImmediate);
    expect(closed).toBe(false);
    letGo();
    await closing;
    expect(calls()).toBe(1);
    expect(bell.unanswered).toBe(true);
  });
});
