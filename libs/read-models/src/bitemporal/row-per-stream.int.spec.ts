import { followUpCatalogue, FollowUpCompleted, FollowUpEscalated, FollowUpOpened } from '#domain';
import { type MunicipalityCode, type PlainDate, plainDate } from '#kernel';
import { freshDatabase, inventedId, ProjectedView, StoredLog } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { factsView } from '../facts/facts-view.js';
import { type TaskRow } from '../tasks/task-row.js';
import { tasksView } from '../tasks/tasks-view.js';
import { streamOf, streamsOf } from './row-per-stream.js';

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
    // Lists ask it whose a citizen is.
    await new ProjectedView(factsView, database.pool, new StoredLog()).create();
  });
  afterAll(() => database.drop());

  const create = async (log: StoredLog) => {
    const view = new ProjectedView(tasksView, database.pool, log);
    await view.create();
    return view;
  };
  const list = (more: object = {}) => streamsOf<TaskRow>(database.pool, 'tasks', { municipality, limit: 100, ...more });

  it('keeps each row as the fold of its stream, over several pages', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const task = inventedId('task', 1);
    log.append('follow_up', task, opened(1, plainDate('2026-02-01')));
    await view.project();
    const escalatedAt = log.append('follow_up', task, overdue);
    const endedAt = log.append('follow_up', task, completed);
    await view.project(log.events.slice(1));
    expect(await streamOf<TaskRow>(database.pool, 'tasks', { municipality, subjectId: task })).toMatchObject({
      id: task,
      state: 'completed',
      due: '2026-02-01',
      escalatedAt,
      endedAt,
      outcome: 'done',
      streamVersion: 2,
    });
    expect(await streamOf(database.pool, 'tasks', { municipality: '999' as MunicipalityCode, subjectId: task })).toBeNull();
  });

  it('is asked as of a date, and as known at an instant', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const openedAt = log.append('follow_up', inventedId('task', 1), opened(1, plainDate('2026-02-01')));
    log.append('follow_up', inventedId('task', 1), FollowUpCompleted.of({ outcome: 'done' }, { on: plainDate('2026-01-20') }));
    await view.project();
    const states = async (more: object) => (await list(more)).map(({ state }) => state);
    expect(await states({ asOf: '2026-01-04' })).toEqual([]);
    expect(await states({ asOf: '2026-01-05' })).toEqual(['completed']);
    expect(await states({ asOf: '2026-01-20' })).toEqual([]);
    expect(await states({ asOf: '2026-01-20', knownAt: openedAt })).toEqual(['open']);
    expect(await states({ knownAt: '2025-12-31T23:59:59.999Z' })).toEqual([]);
    expect(await streamOf(database.pool, 'tasks', { municipality, subjectId: inventedId('task', 1), knownAt: openedAt })).toMatchObject({ streamVersion: 0 });
  });

  it('lists by state, unit and citizen, in order, page by page', async () => {
    const log = new StoredLog();
    const view = await create(log);
    for (let n = 1; n <= 6; n++) {
      log.append('follow_up', inventedId('task', n), opened(n, plainDate(`2026-02-0${7 - n}`), n % 2 ? 'unit-a' : 'unit-b'));
    }
    log.append('follow_up', inventedId('task', 1), completed);
    await view.project();
    const ids = (...ns: number[]) => ns.map((n) => inventedId('task', n));
    const found = async (more: object) => (await list(more)).map((row) => row.id);

    expect(await found({})).toEqual(ids(6, 5, 4, 3, 2, 1));
    expect(await found({ states: ['open'] })).toEqual(ids(6, 5, 4, 3, 2));
    expect(await found({ unit: 'unit-b' })).toEqual(ids(6, 4, 2));
    expect(await found({ citizenId: inventedId('citizen', 3) })).toEqual(ids(3));
    const first = await list({ limit: 4 });
    expect((await list({ limit: 4, after: { ...first.at(-1)!, subjectId: first.at(-1)!.id, key: '' } })).map((row) => row.id)).toEqual(ids(2, 1));
  });

  it('comes out the same from a rebuild in memory', async () => {
    const log = new StoredLog();
    const view = await create(log);
    for (let n = 1; n <= 50; n++) log.append('follow_up', inventedId('task', n), opened(n, plainDate('2026-02-01')));
    for (let n = 1; n <= 50; n += 3) log.append('follow_up', inventedId('task', n), overdue, completed);
    await view.project();
    const everyday = await list();

    await view.create();
    await view.rebuild([log.events.slice(0, 20), log.events.slice(20)]);
    expect(await list()).toEqual(everyday);
  });

  it('passes over an event whose stream has no row', async () => {
    const log = new StoredLog();
    const view = await create(log);
    log.append('follow_up', inventedId('task', 1), completed);
    await view.project();
    expect(await list()).toEqual([]);
    expect(tasksView.types).toEqual(followUpCatalogue.types);
  });
});
