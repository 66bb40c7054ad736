import { setTimeout as pause } from 'node:timers/promises';

const pollMs = 20;

/**
 * Waits until a condition holds, by asking again and again: for what tells nobody when it happens (a process that ends,
 * a file that appears). Whoever can wait for an event or a log position does that instead.
 * @param what names the condition in the error
 * @param withinMs how long to wait at most, in milliseconds. Default 20,000
 * @throws when it does not hold in time
 */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain for this: ${what}`);
    await pause(pollMs);
  }
}
