import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dueView } from '#delivery';
import { openHttpPartner } from '#delivery/channels/contract/http-partner.js';
import { openSmtpPartner, type SmtpPartner } from '#delivery/channels/contract/smtp-partner.js';
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { addMillis } from '#kernel';
import { migrationsOf } from '#platform/database/migrations.js';
import { migrate } from '#platform/postgres/migrations/migrate.js';
import { readConfiguration } from '#platform/configuration/configuration.js';
import { openSecrets } from '#platform/privacy/open-secrets.js';
import { systemClock } from '#platform/time/system-clock.js';
import { CitizenKeys } from '#privacy';
import { CheckpointWaits, installViews, type Processor, ProcessorRunner, processorStatus, viewProcessor } from '#processing';
import { advisoriesView, views } from '#read-models';
import { eventually } from '#testing';
import { freshDatabase } from '#testing/database/fresh-database.js';
import { certifiedBy, inventedAuthority } from '#testing/delivery/certificates.js';
import { DeliveryWorld } from '#testing/delivery/delivery-world.js';
import { startEventStoreDbDouble } from '#testing/eventstoredb-double/index.js';
import { runCommandLine } from '../command-line/run.js';
import { doctor } from './doctor.js';

const DAY = 86_400_000;

interface Told {
  readonly verdict: string;
  readonly checks: readonly { readonly name: string; readonly verdict: string; readonly findings: readonly { readonly verdict: string; readonly about?: string; readonly says: string }[] }[];
}

/** What the doctor says of an installation that the environment describes. */
async function asked(environment: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const unset = { DATABASE_URL: '', REDIS_URL: '', EVENT_STORE: '', EVENTSTORE_URL: '', FAULT_POINT: '', SMTP_URL: '', MAIL_FROM: '', PUBLIC_URL: '', MEDCOM_ORGANIZATIONS: '', PARTNER_CREDENTIALS: '', HOST: '', PORT: '', MASTER_KEYS: '', IDENTIFIER_KEY: '', FINGERPRINT_KEY: '' };
  Object.assign(process.env, { ...unset, ALLOWED_PRIVATE_ENDPOINTS: '127.0.0.1', MUNICIPALITY: '621', ...environment });
  const [out, err]: string[][] = [[], []];
  const code = await runCommandLine([doctor], ['doctor', ...words], { out: (line) => out!.push(line), err: (line) => err!.push(line), interactive: false, width: 100 });
  return { code, out: out!.join('\n'), err: err!.join('\n') };
}

async function told(environment: Readonly<Record<string, string>>) {
  const { code, out } = await asked(environment, '--json');
  const { checks } = JSON.parse(out) as Told;
  const verdicts = Object.fromEntries(checks.map(({ name, verdict }) => [name, verdict]));
  return { code, out, verdicts, findings: (name: string) => checks.find((one) => one.name === name)?.findings };
}

let directory: string;
let files: Readonly<Record<string, string>>;
let endpoints: Readonly<Record<'trusted' | 'expired' | 'dead', string>>;
let mail: SmtpPartner;
const closing: (() => Promise<unknown>)[] = [];
const openUntilTheEnd: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'borgerforloeb-doctor-'));
  const authority = await inventedAuthority();
  const [server, client, ended] = await Promise.all([certifiedBy(authority), certifiedBy(authority), certifiedBy(authority, 'localhost', new Date('2021-01-01'))]);
  const organization = { municipality: '621', name: 'Testkommune Eksempel', sor: '999999000016003', gln: '5799990000026', signature: { name: 'Vagten', role: { text: 'Visitator' }, phone: '+4500000000' } };
  const credential = {
    name: 'region',
    certificate: { certificateFile: 'client.pem', keyFile: 'client.key' },
    authoritiesFile: 'authority.pem',
  };
  const written = {
    'client.pem': client.cert,
    'client.key': client.key,
    'authority.pem': authority.cert,
    'organizations.json': JSON.stringify({ organizations: [organization] }),
    'credentials.json': JSON.stringify({ credentials: [credential] }),
  };
  for (const [name, text] of Object.entries(written)) await writeFile(join(directory, name), text);
  files = { MEDCOM_ORGANIZATIONS: join(directory, 'organizations.json'), PARTNER_CREDENTIALS: join(directory, 'credentials.json') };
  const answer: Parameters<typeof openHttpPartner>[0] = (_, response) => response.end();
  const [trusted, expired, dead] = await Promise.all([openHttpPartner(answer, server), openHttpPartner(answer, ended), openHttpPartner(answer)]);
  await dead.close();
  mail = await openSmtpPartner();
  openUntilTheEnd.push(trusted, expired, mail);
  endpoints = { trusted: trusted.endpoint, expired: expired.endpoint, dead: dead.endpoint.replace('http:', 'https:') };
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(async () => {
  await Promise.all(openUntilTheEnd.map((one) => one.close()));
  await rm(directory, { recursive: true, force: true });
});

/** An installation of its own on which everything has run once. */
async function installation({ migrated = true } = {}) {
  const database = await freshDatabase({ max: 8 });
  const dataDir = await mkdtemp(join(directory, 'data-'));
  closing.push(() => database.drop());
  const environment = {
    DATABASE_URL: database.url, DATA_DIR: dataDir, ...files,
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'advis@kommune.example', PUBLIC_URL: 'https://service.example',
  };
  const store = openPostgresEventStore({ pool: database.pool, pollMs: 50 });
  closing.push(() => store.close());
  const world = new DeliveryWorld(store);
  world.clock.moveTo(systemClock.now());
  if (migrated) {
    await migrate(database.pool, migrationsOf({ eventStore: { engine: 'postgres' } }));
    await installViews(database.pool, [...views, dueView]);
    const keys = new CitizenKeys(database.pool, await openSecrets(readConfiguration({ DATA_DIR: dataDir }), database.pool));
    await keys.keyFor(world.ids.next());
  }
  const agreeOn = (endpoint: string, changes: Parameters<typeof world.agree>[0] = {}) =>
    world.agree({ channel: { kind: 'fhir', endpoint, sor: '441211000016002', gln: '5790000121526', credential: 'region' }, ...changes });

  /** Works the log through to its end, and stays. */
  async function working(...processors: readonly Processor[]): Promise<void> {
    const retry = { attempts: 2, firstMs: 5, longestMs: 20 };
    const runner = new ProcessorRunner({ store, pool: database.pool, processors, retry, leaseMs: 60_000 });
    closing.push(() => runner.stop());
    runner.start();
    const names = processors.filter(({ failure }) => failure !== 'halt').map(({ name }) => name);
    expect(await new CheckpointWaits(database.pool).waitFor(names, await store.head(), 20_000)).toBe(true);
  }
  return { database, dataDir, environment, world, agreeOn, working };
}

const looksOn: Processor = { name: 'looks-on', failure: 'park', handle: () => Promise.resolve() };
const cannot: Processor = { name: 'cannot', failure: 'halt', handle: () => Promise.reject(new Error('planted words')) };

describe('ops doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const { environment, agreeOn, working } = await installation();
    await agreeOn(endpoints.trusted);
    await working(looksOn);
    const { code, verdicts, findings } = await told(environment);
    expect(verdicts).toEqual({
      configuration: 'well', database: 'well', identity: 'well', clock: 'well', migrations: 'well', 'event log': 'well', processors: 'well', views: 'well',
      due: 'well', advisories: 'well', queue: 'skipped', keys: 'well', agreements: 'well', ways: 'well', endpoints: 'well', 'own certificates': 'well',
      'mail server': 'well', 'medcom senders': 'well',
    });
    expect(code).toBe(0);
    expect(findings('keys')).toMatchObject([{ says: expect.stringContaining('open citizens’ keys') }]);
    expect(mail.letters).toEqual([]);
  });

  it('tells by another exit code that somebody should look', async () => {
    const { environment, world, agreeOn, working } = await installation();
    await agreeOn(endpoints.trusted, { validTo: world.inDays(10) });
    await working(looksOn);
    const { code, verdicts, findings } = await told(environment);
    expect({ code, agreements: verdicts['agreements'] }).toEqual({ code: 3, agreements: 'warning' });
    expect(findings('agreements')).toContainEqual({ verdict: 'warning', about: '621 regional-psychiatry', says: expect.stringContaining(world.inDays(10)) });
  });

  it('tells what is wrong, each by itself, and nothing that nobody should read', async () => {
    const { database, environment, world, agreeOn, working } = await installation();
    await agreeOn(endpoints.trusted);
    await agreeOn(endpoints.expired, { partner: { id: 'partner-ended', name: 'Partner' } });
    await agreeOn(`${endpoints.dead}?key=planted-key`, { partner: { id: 'partner-dead', name: 'Partner' } });
    await agreeOn(endpoints.trusted.replace('127.0.0.1', '127.0.0.2'), { partner: { id: 'partner-private', name: 'Partner' } });
    await world.agree({ partner: { id: 'partner-unnamed', name: 'Partner' }, channel: { kind: 'webhook', endpoint: 'https://nowhere.invalid/', secretGeneration: 1 } });
    await world.plannedAdvisory('partner', addMillis(world.clock.now(), -2 * DAY - 60_000));
    await working(viewProcessor(dueView), viewProcessor(advisoriesView), cannot);
    await eventually('it stands still', async () => (await processorStatus(database.pool)).some(({ state }) => state === 'halted'));
    await database.pool.query("update processing.views set version = version - 1 where name = 'tasks'");

    const { code, out, verdicts, findings } = await told(environment);
    expect(code).toBe(1);
    expect(verdicts).toMatchObject({ database: 'well', keys: 'well', advisories: 'well', processors: 'failed', views: 'failed', due: 'failed', endpoints: 'failed' });
    const host = (endpoint: string) => new URL(endpoint).host;
    expect(findings('endpoints')).toEqual([
      { verdict: 'well', about: host(endpoints.trusted), says: expect.stringContaining('days more') },
      { verdict: 'failed', about: host(endpoints.expired), says: expect.stringContaining('certificate has ended') },
      { verdict: 'failed', about: host(endpoints.dead), says: expect.stringContaining('nobody listens') },
      { verdict: 'failed', about: expect.stringContaining('127.0.0.2'), says: expect.stringContaining('ALLOWED_PRIVATE_ENDPOINTS') },
      { verdict: 'failed', about: 'nowhere.invalid', says: expect.stringContaining('does not resolve') },
    ]);
    expect(findings('processors')).toContainEqual({ verdict: 'failed', about: 'cannot', says: expect.stringMatching(/stands still before the event at \d+ \(Error/) });
    expect(findings('views')).toEqual([{ verdict: 'failed', about: 'tasks', says: expect.stringContaining('projections rebuild tasks') }]);
    expect(findings('due')).toEqual([{ verdict: 'failed', says: expect.stringContaining('1 advisory not seen to, the oldest for 2 days') }]);

    const table = await asked(environment);
    expect(table.code).toBe(1);
    expect(table.out).toMatch(/^ {2}failed +due +1 advisory not seen to/m);
    expect(Math.max(...table.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(table.err).toMatch(/\[18\/18\] /);
    expect(out + table.out + table.err).not.toMatch(new RegExp(`planted|/messages|${new URL(environment.DATABASE_URL).password}`));
  });

  it('tells that the keys are gone, or others', async () => {
    const { database, dataDir, environment, working } = await installation();
    await working(looksOn);
    await rm(join(dataDir, 'secrets.json'));
    expect((await told(environment)).findings('keys')).toMatchObject([{ verdict: 'failed', says: expect.stringContaining('restore') }]);
    const key = Buffer.alloc(32, 7).toString('base64');
    const others = { MASTER_KEYS: `local-1:${key}`, IDENTIFIER_KEY: key, FINGERPRINT_KEY: key };
    const { out, findings } = await told({ ...environment, ...others });
    expect(findings('keys')).toMatchObject([{ verdict: 'failed', says: expect.stringContaining('not the secrets this database was written with') }]);
    expect(out).not.toContain(key);
    expect((await database.pool.query('select from privacy.secret_checks')).rowCount).toBe(3);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('looks at a database on which nothing has run, and runs nothing', async () => {
    const { database, dataDir, environment } = await installation({ migrated: false });
    const { code, verdicts, findings } = await told(environment);
    expect({ code, verdicts }).toMatchObject({ code: 1, verdicts: { database: 'well', migrations: 'failed', views: 'failed', 'mail server': 'well' } });
    expect(findings('views')).toMatchObject([{ says: expect.stringContaining('start the service once') }]);
    expect((await database.pool.query("select from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname in ('public', 'log', 'processing', 'privacy')")).rowCount).toBe(0);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('looks at what it can where no database answers, or none runs', async () => {
    const nowhere = { ...files, DATABASE_URL: 'postgresql://user:planted@127.0.0.1:1/none', DATA_DIR: directory };
    const { code, out, verdicts } = await told(nowhere);
    expect({ code, verdicts }).toMatchObject({ code: 1, verdicts: { configuration: 'well', database: 'failed', keys: 'skipped', endpoints: 'skipped', 'own certificates': 'well' } });
    expect(out).not.toContain('planted');

    const dataDir = await mkdtemp(join(directory, 'data-'));
    const { findings } = await told({ DATA_DIR: dataDir });
    expect(findings('database')).toMatchObject([{ verdict: 'failed', says: expect.stringContaining('npm start') }]);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('reads the log where it lies on EventStoreDB, and tells when it does not answer', async () => {
    const { environment, working } = await installation();
    await working(looksOn);
    const double = await startEventStoreDbDouble();
    const elsewhere = { ...environment, EVENT_STORE: 'eventstoredb', EVENTSTORE_URL: double.url };
    try {
      expect((await told(elsewhere)).findings('event log')).toMatchObject([{ verdict: 'well', says: expect.stringContaining('EventStoreDB') }]);
    } finally {
      await double.stop();
    }
    const { verdicts, findings } = await told(elsewhere);
    expect(findings('event log')).toMatchObject([{ verdict: 'failed', says: expect.stringContaining('EVENTSTORE_URL') }]);
    expect(verdicts).toMatchObject({ database: 'well', views: 'well', keys: 'well', processors: 'failed', agreements: 'failed', endpoints: 'failed' });
  });

  it('names a variable that is wrong, and not its value', async () => {
    const { code, out, verdicts, findings } = await told({ PORT: 'planted', DATA_DIR: directory });
    expect({ code, database: verdicts['database'], queue: verdicts['queue'] }).toEqual({ code: 1, database: 'skipped', queue: 'skipped' });
    expect(findings('configuration')).toMatchObject([{ verdict: 'failed', about: 'PORT' }]);
    expect(out).not.toContain('planted');
  });

  it('asks for words that it knows', async () => expect((await asked({ DATA_DIR: directory }, '--loudly')).code).toBe(64));
});
