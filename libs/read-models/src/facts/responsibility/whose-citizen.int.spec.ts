import { FOLLOW_UP, FollowUpOpened, PATHWAY } from '#domain';
import { type MunicipalityCode, plainDate, type Uuid } from '#kernel';
import { freshDatabase, inventedId, ProjectedView, StoredLog } from '#testing';
import { actingMunicipalityChanged, caseTransferOffered, municipality, neighbour, opened } from '#testing/given-when-then/index.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { streamsOf } from '../../bitemporal/row-per-stream.js';
import { tasksView } from '../../tasks/tasks-view.js';
import { factsView } from '../facts-view.js';

const [staying, moved, back] = [1, 2, 3].map((n) => inventedId('citizen', n)) as [Uuid, Uuid, Uuid];
const today = plainDate('2026-11-22');

/** What happens to three citizens of one municipality, each with a task: one stays, one moves, one comes back. */
function told(): StoredLog {
  const log = new StoredLog(municipality);
  for (const [n, citizenId] of [staying, moved, back].entries()) {
    log.append(PATHWAY, citizenId, ...opened);
    log.append(FOLLOW_UP, inventedId('task', n), taskAbout(citizenId, n));
  }
  for (const citizenId of [moved, back]) {
    log.append(PATHWAY, citizenId, caseTransferOffered());
    log.appendIn(neighbour, PATHWAY, citizenId, actingMunicipalityChanged());
  }
  log.appendIn(municipality, PATHWAY, back, actingMunicipalityChanged({ on: '2026-07-01', from: neighbour, to: municipality }));
  return log;
}

const taskAbout = (citizenId: Uuid, n: number) =>
  FollowUpOpened.of(
    {
      kind: 'klippekort-expiry',
      citizenId,
      owner: { unit: 'unit', workerId: null },
      due: plainDate('2026-12-01'),
      reason: 'klippekort-issued',
      sourceEventId: inventedId('event', n),
      subjectId: inventedId('card', n),
    },
    { on: today },
  );

describe('a task about a citizen whose case changes hands', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let log: StoredLog;
  beforeAll(async () => {
    database = await freshDatabase();
    log = told();
    for (const view of [factsView, tasksView]) {
      const projected = new ProjectedView(view, database.pool, log);
      await projected.create();
      await projected.project();
    }
  });
  afterAll(() => database.drop());

  const tasks = async (whose: MunicipalityCode, more: object = {}) =>
    (await streamsOf(database.pool, 'tasks', { municipality: whose, limit: 100, ...more })).map(({ citizenId }) => citizenId).sort();

  it('is shown to the municipality that has the case now', async () => {
    expect(await tasks(municipality)).toEqual([staying, back].sort());
    expect(await tasks(neighbour)).toEqual([moved]);
  });

  it('is shown so whatever instant is asked about', async () => {
    const knownAt = log.events.find(({ type }) => type === 'CaseTransferOffered')!.metadata.recordedAt;
    expect(await tasks(municipality, { knownAt })).toEqual([staying, back].sort());
    expect(await tasks(neighbour, { knownAt })).toEqual([moved]);
  });

  it('is shown page by page, in one order', async () => {
    const [first] = await streamsOf(database.pool, 'tasks', { municipality, limit: 1 });
    const after = { at: first!.at, subjectId: first!.id, kind: first!.kind, key: '' };
    const next = await streamsOf(database.pool, 'tasks', { municipality, limit: 1, after });
    expect([first!.citizenId, next[0]!.citizenId].sort()).toEqual([staying, back].sort());
  });
});
