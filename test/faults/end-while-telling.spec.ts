import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ADVISORY, type ChannelKind } from '#domain';
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { streamName, type Uuid } from '#kernel';
import { openSecrets } from '#platform/privacy/open-secrets.js';
import { readConfiguration } from '#platform';
import { systemClock } from '#platform/time/system-clock.js';
import { CitizenKeys, PersonalSeal } from '#privacy';
import { EventCodec } from '#processing';
import { eventually, freshDatabase } from '#testing';
import { type CountingPartner, type Manners, startCountingPartner, webhookManners } from '#testing/delivery/counting-partner.js';
import { MUNICIPALITY } from '#testing/delivery/delivery-world.js';
import { fhirManners, fhirReceiver, sendingUnit } from '#testing/delivery/fhir-partner.js';
import { ServiceProcess } from '#testing/service-process/index.js';
import { writeDueAdvisories } from '../fixtures/index.js';

/** As many as are on their way to one partner at once, and more. */
const [AT_ONCE, COUNT] = [16, 24];
const ways: readonly { readonly kind: ChannelKind; readonly manners: Manners; readonly fhir?: typeof fhirReceiver }[] = [
  { kind: 'webhook', manners: webhookManners },
  { kind: 'fhir', manners: fhirManners, fhir: fhirReceiver },
];
/** What happens to an advisory that the partner takes at the first attempt. */
const takenBy = (kind: ChannelKind) => ['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisorySent', ...(kind === 'fhir' ? ['AdvisoryDelivered'] : [])];
const inOrder = { code: 0, signal: null };

let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataDir: string;
let environment: Readonly<Record<string, string>>;
const partners: CountingPartner[] = [];
const services: ServiceProcess[] = [];
beforeEach(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'borgerforloeb-end-'));
  const organizations = join(dataDir, 'organizations.json');
  await writeFile(organizations, JSON.stringify({ organizations: [{ municipality: MUNICIPALITY, ...sendingUnit }] }));
  environment = { NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, DATABASE_POOL: '4', DELIVERY_SWEEP: '200', MEDCOM_ORGANIZATIONS: organizations };
});
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.kill()));
  await Promise.all(partners.splice(0).map((partner) => partner.stop()));
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<{ readonly service: ServiceProcess; readonly url: string }> {
  const started = await ServiceProcess.start(environment);
  services.push(started.service);
  return started;
}

/** A partner on each way that says what it is let, and the advisories that are due to it now. */
async function due(count: number, answering: (manners: Manners) => Manners['answer']) {
  const secrets = await openSecrets(readConfiguration(environment), database.pool);
  const codec = new EventCodec(new PersonalSeal(new CitizenKeys(database.pool, secrets)));
  const store = openPostgresEventStore({ pool: database.pool });
  const now = systemClock.now();
  const told = await Promise.all(
    ways.map(async ({ kind, manners, fhir }) => {
      const partner = await startCountingPartner({ ...manners, answer: answering(manners) });
      partners.push(partner);
      const to = { partnerId: `partner-by-${kind}`, endpoint: partner.endpoint, ...(fhir ? { fhir } : {}) };
      const ids = await writeDueAdvisories({ store, codec, municipality: MUNICIPALITY, ...to, count, now, dueAt: now });
      return { kind, partner, ids };
    }),
  );
  await store.close();
  return told;
}

/** Asks a service to end that is in the middle of telling; gives how to let the partner say its word, and how it ended. */
async function ending({ service, url }: Awaited<ReturnType<typeof start>>, say: () => void) {
  const ended = service.stop();
  await eventually('it takes no requests any more', () => fetch(url).then(() => false, () => true));
  say();
  return ended;
}

/** What happened to each of some advisories. */
async function historiesOf(ids: readonly Uuid[]): Promise<readonly (readonly string[])[]> {
  const { rows } = await database.pool.query<{ types: string[] }>(
    "select array_agg(case when type = 'AdvisoryAttemptFailed' then type || ' ' || (data->>'why') else type end order by version) as types from log.events where stream = any($1) group by stream",
    [ids.map((id) => streamName(ADVISORY, id))],
  );
  return rows.map(({ types }) => types);
}
async function counted(sql: string): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(`select count(*)::int as count from ${sql}`);
  return rows[0]?.count ?? 0;
}

describe('P24 a service that is ended while it tells partners, by webhook and by FHIR', () => {
  it('waits for their word and writes it down, sends nothing of it again, and leaves the rest to the next', async () => {
    let say: () => void = () => undefined;
    const word = new Promise<void>((resolve) => (say = resolve));
    const first = await start();
    const told = await due(COUNT, (manners) => (id) => word.then(() => manners.answer(id)));
    await eventually('as many as may be are on their way', () => told.every(({ partner }) => partner.counts().posts === AT_ONCE));
    expect(await ending(first, say)).toEqual(inOrder);

    // Whatever the partners have is known to be sent, and nothing else was begun.
    for (const { kind, partner, ids } of told) {
      const begun = (await historiesOf(ids)).filter((types) => types.includes('AdvisoryDispatchStarted'));
      expect(begun).toEqual(Array(partner.counts().posts).fill(takenBy(kind)));
    }
    expect(await counted('delivery.leases where owner is not null')).toBe(0);

    const { service: second } = await start();
    await eventually('the rest is known to be sent', async () => (await counted("log.events where type = 'AdvisorySent'")) === ways.length * COUNT);
    await eventually('nothing is due any more', async () => (await counted("read.due where kind = 'advisory-send'")) === 0);
    expect(await second.stop()).toEqual(inOrder);
    for (const { kind, partner, ids } of told) {
      expect(partner.ids()).toEqual(new Set(ids));
      expect(partner.counts()).toEqual({ ids: COUNT, posts: COUNT });
      expect(await historiesOf(ids)).toEqual(Array(COUNT).fill(takenBy(kind)));
    }
  });

  it('writes down that nobody knows where they say nothing, and hands it back to be sent again under the same id', async () => {
    let hangUp: () => void = () => undefined;
    const hungUp = new Promise<'hangs up'>((resolve) => (hangUp = () => resolve('hangs up')));
    const first = await start();
    const told = await due(1, () => () => hungUp);
    await eventually('the partners have it', () => told.every(({ partner }) => partner.counts().posts === 1));
    expect(await ending(first, hangUp)).toEqual(inOrder);

    for (const { partner, ids } of told) {
      expect(await historiesOf(ids)).toEqual([['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisoryAttemptFailed unknown']]);
      expect(partner.ids()).toEqual(new Set(ids));
    }
    expect(await counted('delivery.leases where owner is not null')).toBe(0);
    expect(await counted("read.due where kind = 'advisory-send'")).toBe(ways.length);
  });
});
