import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { idOf, type MunicipalityCode, type StreamName } from '#kernel';
import { openSecrets } from '#platform/privacy/open-secrets.js';
import { readConfiguration } from '#platform';
import { systemClock } from '#platform/time/system-clock.js';
import { CitizenKeys, PersonalSeal } from '#privacy';
import { EventCodec } from '#processing';
import { eventually, freshDatabase } from '#testing';
import { startCountingPartner, type CountingPartner } from '#testing/delivery/counting-partner.js';
import { Seeded, writeDueAdvisories } from '../fixtures/index.js';
import { SupervisedService } from './supervised-service.js';

/** `STORM_ADVISORIES=10000` for the whole storm. */
const count = Number(process.env['STORM_ADVISORIES'] ?? 600);
/** How many further messages a process is let send before it is killed: at least, and at most. */
const [fewest, most] = [Math.ceil(count / 20), Math.ceil(count / 6)];

let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataDir: string;
let partner: CountingPartner;
let service: SupervisedService | undefined;
beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'borgerforloeb-storm-'));
  partner = await startCountingPartner();
});
afterAll(async () => {
  await service?.stop();
  await partner.stop();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** How many events of a type the log holds, or how many different streams have one. */
async function counted(type: string, what: 'events' | 'streams' = 'events'): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `select ${what === 'events' ? 'count(*)' : 'count(distinct stream)'}::int as count from log.events where type = $1`,
    [type],
  );
  return rows[0]?.count ?? 0;
}

describe('P11 P16 P18 advisories under kill -9 again and again', () => {
  it(`of ${count} none is lost, none is confirmed twice, and each unknown is shown`, async () => {
    const environment = { NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, DATABASE_POOL: '4', DELIVERY_LEASE: '3' };
    const running = (service = new SupervisedService(environment));
    await running.url();
    const store = openPostgresEventStore({ pool: database.pool });
    const secrets = await openSecrets(readConfiguration(environment), database.pool);
    const codec = new EventCodec(new PersonalSeal(new CitizenKeys(database.pool, secrets)));
    const now = systemClock.now();
    const municipality = '621' as MunicipalityCode;
    const ids = await writeDueAdvisories({ store, codec, municipality, partnerId: 'storm-eksempel', endpoint: partner.endpoint, count, now, dueAt: now });

    const chance = new Seeded(count);
    let kills = 0;
    for (let next = chance.between(fewest, most); next < count; next = partner.counts().posts + chance.between(fewest, most)) {
      await running.url();
      await eventually(`${next} messages have arrived`, () => partner.counts().posts >= next, 120_000);
      kills += Number(await running.kill());
    }
    await eventually('each is known to be sent', async () => (await counted('AdvisorySent')) >= count, 240_000);
    await eventually('nothing is due any more', async () => {
      const { rows } = await database.pool.query<{ due: number }>("select count(*)::int as due from read.due where kind = 'advisory-send'");
      return rows[0]?.due === 0;
    }, 60_000);
    expect(await running.stop()).toEqual({ code: 0, signal: null });

    expect(kills).toBeGreaterThan(0);
    expect(partner.ids()).toEqual(new Set(ids));
    expect([await counted('AdvisorySent'), await counted('AdvisorySent', 'streams')]).toEqual([count, count]);
    const { rows: unknown } = await database.pool.query<{ stream: StreamName }>(
      "select stream from log.events where type = 'AdvisoryAttemptFailed' and data->>'why' = 'unknown'",
    );
    // The partner has a message again only where nobody could know that it had it.
    const repeated = partner.counts().posts - count;
    expect(repeated).toBeLessThanOrEqual(unknown.length);
    expect(unknown.every(({ stream }) => ids.includes(idOf(stream) as (typeof ids)[number]))).toBe(true);
    await store.close();
  }, 900_000);
});
