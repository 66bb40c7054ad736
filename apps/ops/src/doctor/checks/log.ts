import { type Position } from '#kernel';
import { type Configuration } from '#platform/configuration/configuration.js';
import { type Check } from '../check.js';
import { failed, type Finding, well } from '../finding.js';
import { wordOf } from '../what-failed.js';

const answerMs = 5_000;
const names = { postgres: 'PostgreSQL', eventstoredb: 'EventStoreDB' } as const;

/** Whether the end of the log can be read, on whichever engine it is. */
export const logCheck: Check = {
  name: 'event log',
  needs: 'installation',
  async look({ store, configuration: { eventStore } }) {
    try {
      return [judgeHead(await store.head({ timeoutMs: answerMs }), eventStore.engine)];
    } catch (error) {
      const where = eventStore.engine === 'postgres' ? 'the database' : 'EVENTSTORE_URL and the server';
      return [failed(`cannot be read on ${names[eventStore.engine]} (${wordOf(error)}): nothing can be recorded; look at ${where}`)];
    }
  },
};

export function judgeHead(head: Position, engine: Configuration['eventStore']['engine']): Finding {
  return well(head < 0n ? `can be read on ${names[engine]}, and is empty` : `can be read on ${names[engine]} to its end at ${head}`);
}
