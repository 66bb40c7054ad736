/** What `writeFromAnotherProcess` runs: prints the id of each event that was answered as written. */
import { freshStream, manyProposed } from '#event-store/contract/proposed-events.js';
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { openPool } from '#platform/postgres/pool/open-pool.js';
import { type WritingOptions } from './writing-process.js';

const { url, callers, appends, events } = JSON.parse(process.argv[2] ?? '') as WritingOptions;
// The test that started it has gone.
process.stdin.on('close', () => process.exit(1)).resume();
const pool = openPool(url, { applicationName: 'borgerforloeb-test-child', max: 1 });
const store = openPostgresEventStore({ pool });

async function write(): Promise<void> {
  const stream = freshStream();
  for (let round = 0; round < appends; round += 1) {
    const proposed = manyProposed(events);
    const result = await store.append(stream, round === 0 ? 'no-stream' : round * events - 1, proposed);
    if (!result.appended) throw new Error('another writer was in a stream of its own');
    process.stdout.write(proposed.map(({ id }) => `${id}\n`).join(''));
  }
}

await Promise.all(Array.from({ length: callers }, write));
await store.close();
await pool.end();
// Ends once everything printed has left: what is written to a pipe waits in the process.
process.stdout.write('', () => process.exit(0));
