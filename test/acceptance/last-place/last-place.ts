import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, freshDatabase, type FreshDatabase } from '#testing';
import { openTilbud, Program, ServiceClient, type ServiceAnswer } from '#testing/service/index.js';
import { type Engines } from '../main-job/main-job.js';

const CALLERS = 100;
const AT_ONCE = 16;

/** Last place booked twice: so many ask at once, through one server process and through two, on whatever log engine. */
export function describeLastPlaceOn(engines: string, start: () => Promise<Engines>): void {
  describe(`last place booked twice, on ${engines}`, () => {
    let started: Engines;
    let database: FreshDatabase;
    let directory: string;
    let programs: readonly Program[] = [];
    let servers: readonly ServiceClient[];
    let citizens: readonly string[];

    beforeAll(async () => {
      [started, database, directory] = await Promise.all([start(), freshDatabase({ max: 1 }), mkdtemp(join(tmpdir(), 'borgerforloeb-last-place-'))]);
      const usual = { NODE_ENV: 'test', PORT: '0', DATA_DIR: directory, DATABASE_URL: database.url, DATABASE_POOL: '4', RATE_LIMIT: '1000000', LOG_LEVEL: 'warn' };
      const run = (roles: string) => new Program('server', { ...usual, ...started.environment, ROLES: roles });
      const first = run('server,worker');
      programs = [first];
      const client = await listening(first);
      const second = run('server');
      programs = [first, second];
      servers = [client, await listening(second)];
      citizens = await openPathways(client);
    });
    afterAll(async () => {
      for (const program of programs) program.signal('SIGTERM');
      await Promise.all(programs.map(({ ended }) => ended));
      await database.drop();
      await rm(directory, { recursive: true, force: true });
      await started.stop();
    });

    const ask = (n: number, through: readonly ServiceClient[], tilbudId: string, on: string, key: string): Promise<ServiceAnswer> =>
      through[n % through.length]!.post(
        `/api/pathways/${citizens[n]}/stays`,
        { section: 'SEL-110', on, tilbudId, needs: ['own-kitchen'] },
        { headers: { 'idempotency-key': `${key} ${n}`.replace(' ', '-') } },
      );
    const capacityAt = async (tilbudId: string, date: string) => (await servers[0]!.get(`/api/tilbud/${tilbudId}/capacity?asOf=${date}`)).body.capacity;

    it.each([
      ['one process', 1, '2026-03-01'],
      ['two processes', 2, '2026-04-01'],
    ])('gives it to one of a hundred who ask at once through %s, and tells the others so', async (_through, processes, on) => {
      const through = servers.slice(0, processes);
      // One has what is asked for; the other is no help.
      const tilbudId = await openTilbud(servers[0]!, { places: { ordinary: 1 } });
      const wanted = await servers[0]!.post(`/api/tilbud/${tilbudId}/places`, { kind: 'ordinary', properties: ['own-kitchen'], from: '2026-01-01' });
      expect(wanted.status).toBe(201);

      const everybody = () => Promise.all(citizens.map((_, n) => ask(n, through, tilbudId, on, tilbudId)));
      const answers = await everybody();
      const taken = answers.filter(({ status }) => status === 201);
      const refused = answers.filter(({ status }) => status !== 201);
      expect(taken).toHaveLength(1);
      for (const { body } of refused) expect(body).toMatchObject({ status: 409, rule: 'STAY-2', reason: 'no-free-place', facts: { kind: 'ordinary', from: on } });
      expect(refused).toHaveLength(CALLERS - 1);

      // Asked again under the same keys, nobody is told anything else, and nothing more happens.
      const again = await everybody();
      expect(again.map(({ status, body }) => [status, body.id])).toEqual(answers.map(({ status, body }) => [status, body.id]));
      const { places } = (await servers[0]!.get(`/api/tilbud/${tilbudId}?asOf=${on}`)).body;
      expect(places.map(({ takenBy }: { takenBy: readonly unknown[] }) => takenBy.length)).toEqual([0, 1]);
      await eventually('the tilbud knows that the stay has begun', async () => (await capacityAt(tilbudId, on))[0].occupied === 1, 30_000);
      expect(await capacityAt(tilbudId, on)).toMatchObject([{ kind: 'ordinary', places: 2, occupied: 1, reserved: 0, freeForCertain: 1, withoutPlace: 0 }]);

      // Who got it leaves, so that nobody of the hundred is anywhere when the next test begins.
      const winner = answers.findIndex(({ status }) => status === 201);
      const left = await servers[0]!.post(`/api/pathways/${citizens[winner]}/discharges`, { stayId: taken[0]!.body.id, on, destination: 'own-home' });
      expect(left.status).toBe(201);
    });

    it('gives as many as there are: ten places to ten of a hundred', async () => {
      const tilbudId = await openTilbud(servers[0]!, { places: { akutplads: 10 } });
      const wanted = { on: '2026-05-01', tilbudId };
      const answers = await Promise.all(citizens.map((id, n) => servers[n % 2]!.post(`/api/pathways/${id}/acute-stays`, wanted)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
      expect(answers.filter(({ body }) => body.reason === 'no-free-place')).toHaveLength(CALLERS - 10);
      const { places } = (await servers[0]!.get(`/api/tilbud/${tilbudId}?asOf=2026-05-01`)).body;
      expect(places.map(({ takenBy }: { takenBy: readonly unknown[] }) => takenBy.length)).toEqual(Array.from({ length: 10 }, () => 1));
    });
  });
}

async function listening(program: Program): Promise<ServiceClient> {
  await eventually('the program listens', () => {
    if (!program.isRunning) throw new Error(program.saidToPeople + program.logged);
    return program.address !== undefined;
  }, 60_000);
  return new ServiceClient(program.address!);
}

/** A hundred invented citizens of 1860 with open pathways. */
async function openPathways(client: ServiceClient): Promise<readonly string[]> {
  const citizens: string[] = [];
  const open = async (n: number): Promise<void> => {
    const cpr = `${String(1 + (n % 28)).padStart(2, '0')}0${1 + Math.floor(n / 28)}605${String(100 + n)}`;
    const registered = await client.post('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel' });
    const coordinator = { workerId: registered.body.id, unit: 'voksen' };
    const opened = await client.post(`/api/pathways/${registered.body.id}/opening`, { on: '2026-01-05', inquirySource: 'citizen', coordinator });
    if (opened.status !== 201) throw new Error(`the test's pathway was answered ${opened.status}: ${opened.text}`);
    citizens[n] = registered.body.id;
  };
  for (let n = 0; n < CALLERS; n += AT_ONCE) await Promise.all(Array.from({ length: Math.min(AT_ONCE, CALLERS - n) }, (_, i) => open(n + i)));
  return citizens;
}
