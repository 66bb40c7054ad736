import { describe } from '@jest/globals';

/**
 * A suite for the real server at `EVENTSTORE_URL`; where that is not set it is reported as skipped, by its name.
 * @param body gets the connection string, to be asked for inside a test or hook
 */
export function describeWithEventStore(name: string, body: (url: () => string) => void): void {
  const given = process.env['EVENTSTORE_URL'];
  if (given) describe(name, () => body(() => given));
  else describe.skip(`${name} (needs EVENTSTORE_URL)`, () => body(nothing));
}

function nothing(): never {
  throw new Error('there is no server outside a test or hook of the suite');
}
