import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FOLLOW_UP, PATHWAY } from '#domain';
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { BEFORE_ALL, categoryOf, idOf, type StoredEvent } from '#kernel';
import { eventually, freshDatabase } from '#testing';
import { Partner } from '../../apps/ops/src/demo/partner.js';
import { Insistent, mainJobEvents, playMainJob } from './main-job.js';
import { SupervisedService } from './supervised-service.js';

/** What the main job opens as follow-ups. */
const followUps = [
  'discharge-contact',
  'discharge-review-3-months',
  'discharge-review-30-days',
  'discharge-visit',
  'granted-start',
  'handleplan-offer',
  'handover-answer',
  'klippekort-expiry',
  'klippekort-expiry-note',
  'support-decision-due',
  ...Array<string>(8).fill('support-weekly-check'),
];

/**
 * Plays the main job with a service that is killed once, at a fault point and at which passing of it, and started again:
 * afterwards everything has happened, and each thing once.
 */
export function describeDeaths(name: string, deaths: readonly string[]): void {
  describe(name, () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let partner: Partner;
  let dataDir: string;
  let service: SupervisedService | undefined;
  beforeEach(async () => {
    database = await freshDatabase();
    partner = await Partner.start();
    dataDir = await mkdtemp(join(tmpdir(), 'borgerforloeb-faults-'));
  });
  afterEach(async () => {
    await service?.stop();
    service = undefined;
    await partner.stop();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each(deaths)('at %s, and nothing is lost or done twice', async (death) => {
    service = new SupervisedService({ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, DATABASE_POOL: '4', DELIVERY_LEASE: '12' }, death);
    const running = service;
    const citizenId = await playMainJob(new Insistent(() => running.url()), partner);
    expect(running.endings).toEqual([{ code: null, signal: 'SIGKILL' }]);
    let log: readonly StoredEvent[] = [];
    await eventually('everything that follows has been done', async () => {
      log = await everything(database.pool);
      return settled(log).length >= 3 && count(log, 'FollowUpOpened') >= followUps.length;
    }, 60_000);
    expect(await running.stop()).toEqual({ code: 0, signal: null });
    log = await everything(database.pool);
    const typesIn = (category: string) => log.filter(({ stream }) => categoryOf(stream) === category).map(({ type }) => type);
    expect(typesIn(PATHWAY)).toEqual(mainJobEvents);
    expect(log.filter(({ stream }) => categoryOf(stream) === PATHWAY).every(({ stream }) => idOf(stream) === citizenId)).toBe(true);

    // One that was under way when the process died may have been overtaken by the next before its outcome was known.
    const planned = log.filter(({ type }) => type === 'AdvisoryPlanned').map(({ stream }) => idOf(stream));
    expect(planned).toHaveLength(3);
    expect(settled(log)).toHaveLength(3);
    expect(new Set(partner.received.map(({ id }) => id))).toEqual(new Set(planned));
    expect(partner.deliveries - partner.received.length).toBeLessThanOrEqual(death.startsWith('delivery.after-send') ? 1 : 0);

    const opened = log.filter(({ type, stream }) => type === 'FollowUpOpened' && categoryOf(stream) === FOLLOW_UP).map(({ data }) => data['kind']);
    expect(opened.sort()).toEqual(followUps);
  }, 180_000);
});
}

/** Ids of advisories that were sent, or overtaken when they may have been. */
function settled(log: readonly StoredEvent[]): readonly string[] {
  return log
    .filter(({ type, data }) => type === 'AdvisorySent' || (type === 'AdvisoryReplaced' && data['possiblySent'] === true))
    .filter(({ stream, position }, _, all) => all.find((one) => one.stream === stream)?.position === position)
    .map(({ stream }) => idOf(stream));
}

function count(log: readonly StoredEvent[], type: string): number {
  return log.filter((event) => event.type === type).length;
}

async function everything(pool: Parameters<typeof openPostgresEventStore>[0]['pool']): Promise<readonly StoredEvent[]> {
  const store = openPostgresEventStore({ pool });
  const { events } = await store.readAll({ after: BEFORE_ALL, limit: 10_000 });
  await store.close();
  return events;
}
