import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BEFORE_ALL, type StoredEvent, type StreamName } from '#kernel';
import { counted, counterStream } from '#testing/processing/counting.js';
import { added, countRows, countsView } from '#testing/processing/counts-view.js';
import { processingDatabase, type ProcessingDatabase } from '#testing/processing/processing-database.js';
import { startProjecting } from '#testing/processing/projecting-process.js';
import { installViews } from '../views/install-views.js';
import { viewProcessorName } from '../views/view-processor.js';
import { processorStatus } from './processor-status.js';

const view = countsView();
let base: ProcessingDatabase;
beforeAll(async () => {
  base = await processingDatabase();
  await installViews(base.pool, [view]);
});
afterAll(() => base.drop());

async function checkpoint(): Promise<bigint> {
  const status = await processorStatus(base.pool);
  return status.find(({ name }) => name === viewProcessorName(view))!.position;
}

async function fold() {
  const events: StoredEvent[] = [];
  for (let after = BEFORE_ALL; ; ) {
    const page = await base.store.readAll({ after, limit: 1_000, types: view.types });
    if (page.events.length === 0) return added(events);
    events.push(...page.events);
    after = page.position;
  }
}

describe('P12: rows and checkpoint', () => {
  it('stay one through kills at every moment: in the end the rows are the fold of the log', async () => {
    const streams: StreamName[] = Array.from({ length: 7 }, () => counterStream());
    const append = async (times: number) => {
      const appends = Array.from({ length: times }, (_, n) => base.store.append(streams[n % 7]!, 'any', [counted(n % 5), counted(1, 'CountReset')]));
      await Promise.all(appends);
    };
    const options = { url: base.url, leaseMs: 300, batchSize: 4 };
    // Killed by itself just before or after a commit.
    for (const fault of ['processor.before-commit:1', 'processor.after-commit:1', 'processor.before-commit:7', 'processor.after-commit:12']) {
      await append(70);
      expect(await startProjecting({ ...options, fault }).ended).toBe('SIGKILL');
    }
    // Killed from outside, wherever it happens to be.
    for (let round = 0; round < 4; round++) {
      const begun = await checkpoint();
      const child = startProjecting(options);
      expect(await base.waits.waitFor([viewProcessorName(view)], begun + 40n, 30_000)).toBe(true);
      const appended = append(70);
      await child.kill();
      await appended;
    }
    const last = startProjecting(options);
    try {
      expect(await base.waits.waitFor([viewProcessorName(view)], await base.store.head(), 30_000)).toBe(true);
      const rows = await countRows(base.pool);
      expect(rows.size).toBe(7);
      expect(rows).toEqual(await fold());
    } finally {
      await last.kill('SIGTERM');
    }
  });
});
