import {
  addDays,
  addMillis,
  EntryCorrected,
  EntryRetracted,
  event,
  eventCatalogue,
  type EventOf,
  historyAsKnown,
  instant,
  type MunicipalityCode,
  plainDate,
  readPublic,
  type Recorded,
  type StoredEvent,
} from '#kernel';
import { freshDatabase, inventedId, ProjectedView, StoredLog } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { READ_SCHEMA } from '../view.js';
import { bitemporalView } from './bitemporal-view.js';
import { listOf, rowsOf } from './lists.js';

const Said = event('Said', 1, { word: z.string() });
type NoteEvent = EventOf<typeof Said | typeof EntryRetracted | typeof EntryCorrected>;
const catalogue = eventCatalogue<NoteEvent>([Said, EntryRetracted, EntryCorrected]);

/** Rows that tell in which order everything was folded: nothing can be folded twice, left out or taken in another order unseen. */
const notes = bitemporalView<NoteEvent, readonly string[]>({
  name: 'notes',
  version: 1,
  category: 'note',
  catalogue,
  initial: [],
  evolve: (words, { event: one }) => (one.type === 'Said' ? [...words, `${one.data.word}@${one.effective}`] : words),
  sources: [
    { reads: (words) => [words], rows: (words) => words.slice(-2).map((word, n) => row(`last-${n}`, word)) },
    { rows: (words, { version }) => [row('all', words.join(' ')), ...(version % 3 === 0 ? [row('third', 'yes')] : [])] },
  ],
});
function row(kind: string, word: string) {
  return { kind, key: '', citizenId: null, unit: null, state: 'said', at: word, from: plainDate('2026-01-01'), until: null, details: { word } };
}

const municipality = '621' as MunicipalityCode;
const first = plainDate('2026-01-01');
const happening = fc.record({ stream: fc.nat(1), day: fc.nat(6), entry: fc.nat(), does: fc.constantFrom('say', 'say', 'say', 'retract', 'correct'), together: fc.boolean() });
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

function logOf(happened: readonly Happening[]): StoredLog {
  const log = new StoredLog(municipality);
  for (const [n, { stream, day, entry, does, together }] of happened.entries()) {
    const id = inventedId('note', stream);
    const on = addDays(first, day);
    const before = log.events.filter((one) => one.stream === `note-${id}`);
    const named = before[entry % Math.max(1, before.length)];
    const said = Said.of({ word: `w${n}` }, { on });
    const also = together ? [Said.of({ word: `t${n}` }, { on: addDays(on, 1) })] : [];
    if (does === 'retract' && named) log.append('note', id, EntryRetracted.of({ entries: [named.id], because: 'did-not-happen' }, { on }), ...also);
    else if (does === 'correct' && named?.type === 'Said') {
      const says = { type: 'Said', schemaVersion: 1, data: { word: `c${n}` }, effective: on };
      log.append('note', id, EntryCorrected.of({ entry: named.id, because: 'wrong-facts', says }, { on }), ...also);
    } else log.append('note', id, said, ...also);
    // Events of the same type in streams of another category are none of the view's.
    if (n % 4 === 0) log.append('other', id, said);
  }
  return log;
}

function pagesOf(events: readonly StoredEvent[], length: number): readonly (readonly StoredEvent[])[] {
  return Array.from({ length: Math.ceil(events.length / length) }, (_, n) => events.slice(n * length, (n + 1) * length));
}

describe('a view in two times', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const table = async () => (await database.pool.query<{ row: string }>(`select t::text as row from ${READ_SCHEMA}.notes t order by 1`)).rows;
  const words = async (stream: number, minute: number, kind: string) => {
    const knownAt = addMillis(instant('2026-01-01T00:00:00Z'), minute * 60_000);
    const found = await rowsOf<{ word: string }>(database.pool, 'notes', { municipality, subjectId: inventedId('note', stream), knownAt });
    return found.filter((one) => one.kind === kind).map(({ details }) => details.word);
  };

  it('holds the fold of the history as known at each instant, in its order, however the log was cut into pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { maxLength: 25 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 6 }),
        async (happened, length, other, takeOverEvery) => {
          const log = logOf(happened);
          const view = new ProjectedView(notes, database.pool, log);
          await view.create();
          for (const [n, page] of pagesOf(log.events, length).entries()) {
            if (n % takeOverEvery === 0) view.takeOver();
            await view.project(page);
          }
          const everyday = await table();
          for (const stream of [0, 1]) {
            const recorded = log.events.filter((one) => one.stream === `note-${inventedId('note', stream)}`).map((one) => readPublic(catalogue, one));
            for (let minute = 0; minute < 30; minute += 3) {
              const known = recorded.filter(({ stored }) => stored.metadata.recordedAt <= addMillis(instant('2026-01-01T00:00:00Z'), minute * 60_000));
              expect(await words(stream, minute, 'all')).toEqual(known.length === 0 ? [] : [spelled(known)]);
            }
          }
          await view.create();
          await view.rebuild(pagesOf(log.events, other));
          expect(await table()).toEqual(everyday);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('writes nothing of what was learned and unlearned at one instant', async () => {
    const log = new StoredLog(municipality);
    const view = new ProjectedView(notes, database.pool, log);
    await view.create();
    const id = inventedId('note', 0);
    log.append('note', id, Said.of({ word: 'a' }, { on: first }), Said.of({ word: 'b' }, { on: first }), Said.of({ word: 'c' }, { on: first }));
    for (const page of pagesOf(log.events, 1)) await view.project(page);
    expect((await listOf<{ word: string }>(database.pool, 'notes', { municipality, kind: 'all', limit: 10 })).map(({ details }) => details.word)).toEqual([
      'a@2026-01-01 b@2026-01-01 c@2026-01-01',
    ]);
    expect(await table()).toHaveLength(3);
  });

  it('forgets what was never committed', async () => {
    const log = new StoredLog(municipality);
    const id = inventedId('note', 0);
    for (const word of ['a', 'b', 'c']) log.append('note', id, Said.of({ word }, { on: first }));
    const client = await database.pool.connect();
    try {
      const view = new ProjectedView(notes, client, log);
      await view.create();
      await view.project(log.events.slice(0, 1));
      await client.query('begin');
      await view.project(log.events.slice(1, 2));
      await client.query('rollback');
      await view.project(log.events.slice(1, 2));
      await view.project(log.events.slice(2));
      expect(await words(0, 9, 'all')).toEqual(['a@2026-01-01 b@2026-01-01 c@2026-01-01']);
      expect(await words(0, 1, 'all')).toEqual(['a@2026-01-01 b@2026-01-01']);
    } finally {
      client.release();
    }
  });

  it('reads no stream again that only goes on', async () => {
    const log = new StoredLog(municipality);
    const id = inventedId('note', 0);
    for (let day = 0; day < 5; day++) log.append('note', id, Said.of({ word: `w${day}` }, { on: addDays(first, day) }));
    const unreadable = { get events(): readonly StoredEvent[] { throw new Error('the log is read'); } };
    const view = new ProjectedView(notes, database.pool, unreadable);
    await view.create();
    for (const page of pagesOf(log.events, 2)) await view.project(page);
    expect(await words(0, 9, 'last-1')).toEqual(['w4@2026-01-05']);
    view.takeOver();
    log.append('note', id, Said.of({ word: 'late' }, { on: first }));
    await expect(view.project(log.events.slice(5))).rejects.toThrow('the log is read');
  });
});

function spelled(known: readonly Recorded<NoteEvent>[]): string {
  return historyAsKnown(known)
    .flatMap(({ event: one }) => (one.type === 'Said' ? [`${one.data.word}@${one.effective}`] : []))
    .join(' ');
}
