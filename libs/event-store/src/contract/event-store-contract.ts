import { afterAll, beforeAll, describe } from '@jest/globals';
import { appendingContract } from './appending.js';
import { concurrencyContract } from './concurrency.js';
import { type Opened, type OpenedEventStore } from './opened.js';
import { repeatingContract } from './repeating.js';
import { readingContract } from './reading.js';
import { subscribingContract } from './subscribing.js';

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
