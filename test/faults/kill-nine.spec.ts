import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ADVISORY, FOLLOW_UP, PATHWAY } from '#domain';
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { BEFORE_ALL, categoryOf, idOf, type StoredEvent } from '#kernel';
import { freshDatabase } from '#testing';
import { Partner } from '../../apps/ops/src/demo/partner.js';
import { Insistent, mainJobEvents, playMainJob } from './main-job.js';
import { SupervisedService } from './supervised-service.js';

/** Where the process is killed, and at which passing of that place. */
const deaths = [
  'command.before-append:1',
  'command.before-append:9',
  'command.after-append:1',
  'command.after-append:9',
  'command.after-append:17',
  'processor.before-commit:1',
  'processor.before-commit:12',
  'processor.after-commit:1',
  'processor.after-commit:12',
  'planner.after-append:1',
  'planner.after-append:3',
  'delivery.before-send:1',
  'delivery.before-send:2',
  'delivery.after-send:1',
  'delivery.after-send:2',
];

describe('P4 P9 P11 P12 P16 the main job goes on after kill -9', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let partner: Partner;
  let dataDir: string;
  beforeEach(async () => {
    database = await freshDatabase();
    partner = await Partner.start();
    dataDir = await mkdtemp(join(tmpdir(), 'borgerforloeb-faults-'));
  });
  afterEach(async () => {
    await partner.stop();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each(deaths)('at %s, and nothing is lost or done twice', async (death) => {
    const service = new SupervisedService({ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, DATABASE_POOL: '4' }, death);
    const citizenId = await playMainJob(new Insistent(() => service.url()), partner);
    expect(service.endings).toEqual([{ code: null, signal: 'SIGKILL' }]);
    expect(await service.stop()).toEqual({ code: 0, signal: null });

    const log = await everything(database.pool);
    const typesIn = (category: string) => log.filter(({ stream }) => categoryOf(stream) === category).map(({ type }) => type);
    expect(typesIn(PATHWAY)).toEqual(mainJobEvents);
    expect(log.filter(({ stream }) => categoryOf(stream) === PATHWAY).every(({ stream }) => idOf(stream) === citizenId)).toBe(true);

    const advisories = typesIn(ADVISORY);
    const planned = log.filter(({ type }) => type === 'AdvisoryPlanned');
    expect(advisories.filter((type) => type === 'AdvisorySent')).toHaveLength(planned.length);
    expect(new Set(partner.received.map(({ id }) => id))).toEqual(new Set(planned.map(({ stream }) => idOf(stream))));
    expect(partner.deliveries - partner.received.length).toBe(death.startsWith('delivery.after-send') ? 1 : 0);

    const followUps = log.filter(({ type, stream }) => type === 'FollowUpOpened' && categoryOf(stream) === FOLLOW_UP).map(({ data }) => data['kind']);
    expect(followUps.sort()).toEqual(['klippekort-expiry', 'klippekort-expiry-note', 'support-decision-due']);
  });
});

async function everything(pool: Parameters<typeof openPostgresEventStore>[0]['pool']): Promise<readonly StoredEvent[]> {
  const store = openPostgresEventStore({ pool });
  const { events } = await store.readAll({ after: BEFORE_ALL, limit: 10_000 });
  await store.close();
  return events;
}
