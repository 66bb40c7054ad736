import { followUpCatalogue, FollowUpCompleted, FollowUpEscalated, FollowUpOpened } from '#domain';
import { type MunicipalityCode, type PlainDate, plainDate, type StoredEvent } from '#kernel';
import { freshDatabase, inventedId, StoredLog } from '#testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type TaskRow } from '../tasks/task-row.js';
import { tasksView } from '../tasks/tasks-view.js';
import { READ_SCHEMA } from '../view.js';
import { rebuildMemory } from '../rebuild-memory.js';
import { listOf, rowOf } from './queries.js';

const municipality = '621' as MunicipalityCode;
const today = plainDate('2026-01-05');

const opened = (n: number, due: PlainDate, unit = 'unit-a') =>
  FollowUpOpened.of(
    {
      kind: 'klippekort-expiry',
      citizenId: inventedId('citizen', n),
      owner: { unit, workerId: null },
      due,
      reason: 'klippekort-issued',
      sourceEventId: inventedId('event', n),
      subjectId: inventedId('card', n),
    },
    { on: today },
  );
const completed = FollowUpCompleted.of({ outcome: 'done' }, { on: today });
const overdue = FollowUpEscalated.of({ because: 'overdue' }, { on: today });

describe('a view with a row per stream', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase();
    await database.pool.query(`create schema ${READ_SCHEMA}`);
  });
  afterAll(() => database.drop());
  afterEach(() => database.pool.query(`drop table ${READ_SCHEMA}.tasks`));

  const create = async () => {
    await database.pool.query(tasksView.createTables(READ_SCHEMA));
    await database.pool.query(tasksView.createConstraints(READ_SCHEMA));
  };
  const list = (more: object = {}) => listOf<TaskRow>(database.pool, 'tasks', { municipality, limit: 100, ...more });

  it('keeps each row as the fold of its stream, over several pages', async () => {
    await create();
    const log = new StoredLog();
    const task = inventedId('task', 1);
    log.append('follow_up', task, opened(1, plainDate('2026-02-01')));
    await tasksView.project(log.events, database.pool, READ_SCHEMA);
    const escalatedAt = log.append('follow_up', task, overdue);
    const endedAt = log.append('follow_up', task, completed);
    await tasksView.project(log.events.slice(1), database.pool, READ_SCHEMA);
    expect(await rowOf<TaskRow>(database.pool, 'tasks', municipality, task)).toMatchObject({
      id: task,
      state: 'completed',
      due: '2026-02-01',
      escalatedAt,
      endedAt,
      outcome: 'done',
      streamVersion: 2,
    });
    expect(await rowOf(database.pool, 'tasks', '999' as MunicipalityCode, task)).toBeNull();
  });

  it('lists by state, unit and citizen, in order, page by page', async () => {
    await create();
    const log = new StoredLog();
    for (let n = 1; n <= 6; n++) {
      log.append('follow_up', inventedId('task', n), opened(n, plainDate(`2026-02-0${7 - n}`), n % 2 ? 'unit-a' : 'unit-b'));
    }
    log.append('follow_up', inventedId('task', 1), completed);
    await tasksView.project(log.events, database.pool, READ_SCHEMA);
    const ids = (...ns: number[]) => ns.map((n) => inventedId('task', n));
    const found = async (more: object) => (await list(more)).map((row) => row.id);

    expect(await found({})).toEqual(ids(6, 5, 4, 3, 2, 1));
    expect(await found({ states: ['open'] })).toEqual(ids(6, 5, 4, 3, 2));
    expect(await found({ unit: 'unit-b' })).toEqual(ids(6, 4, 2));
    expect(await found({ citizenId: inventedId('citizen', 3) })).toEqual(ids(3));
    const first = await list({ limit: 4 });
    expect((await list({ limit: 4, after: first.at(-1) })).map((row) => row.id)).toEqual(ids(2, 1));
  });

  it('comes out the same from a rebuild in memory', async () => {
    await create();
    const log = new StoredLog();
    for (let n = 1; n <= 50; n++) log.append('follow_up', inventedId('task', n), opened(n, plainDate('2026-02-01')));
    for (let n = 1; n <= 50; n += 3) log.append('follow_up', inventedId('task', n), overdue, completed);
    await tasksView.project(log.events, database.pool, READ_SCHEMA);
    const everyday = await list();

    await database.pool.query(`truncate ${READ_SCHEMA}.tasks`);
    const memory = rebuildMemory();
    for (const page of [log.events.slice(0, 20), log.events.slice(20)]) await tasksView.project(page, database.pool, READ_SCHEMA, memory);
    await tasksView.flush?.(database.pool, READ_SCHEMA, memory);
    expect(await list()).toEqual(everyday);
  });

  it('passes over an event whose stream has no row', async () => {
    await create();
    const log = new StoredLog();
    log.append('follow_up', inventedId('task', 1), completed);
    await tasksView.project(log.events satisfies StoredEvent[], database.pool, READ_SCHEMA);
    expect(await list()).toEqual([]);
    expect(tasksView.types).toEqual(followUpCatalogue.types);
  });
});
