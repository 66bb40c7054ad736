import { afterAll, beforeAll, describe } from '@jest/globals';
import { type EventStore } from '../port.js';
import { appendingContract } from './appending.js';
import { concurrencyContract } from './concurrency.js';
import { repeatingContract } from './repeating.js';
import { readingContract } from './reading.js';
import { subscribingContract } from './subscribing.js';

/** An engine under test. */
export interface OpenedEventStore {
  readonly store: EventStore;
  /** Another store on the same log, as another process would have it; whoever asked closes it. */
  another(): Promise<EventStore>;
  /** Closes the store and whatever was started for it. */
  close(): Promise<void>;
}

/** Gives the tests the engine that was opened for the suite. */
export type Opened = () => OpenedEventStore;

/**
 * What every engine must hold to, as one jest suite. The engine is opened once; the log need not be empty, but nobody
 * else may write to it meanwhile.
 */
export function eventStoreContract(name: string, open: () => Promise<OpenedEventStore>): void {
  describe(`event store contract: ${name}`, () => {
    let opened: OpenedEventStore | undefined;

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(async () => {
      await opened?.close();
    });

    const engine: Opened = () => {
      if (!opened) throw new Error('the engine did not open');
      return opened;
    };

    appendingContract(engine);
    repeatingContract(engine);
    readingContract(engine);
    subscribingContract(engine);
    concurrencyContract(engine);
  });
}
