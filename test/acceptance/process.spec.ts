import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, freshDatabase, type FreshDatabase } from '#testing';
import { Program, ServiceClient, type ServiceAnswer } from '#testing/service/index.js';

let database: FreshDatabase;
let directory: string;
const programs: Program[] = [];

beforeAll(async () => {
  database = await freshDatabase({ max: 1 });
  directory = await mkdtemp(join(tmpdir(), 'borgerforloeb-process-'));
});
afterEach(async () => {
  for (const program of programs.splice(0)) {
    if (program.isRunning) program.signal('SIGKILL');
    await program.ended;
  }
});
afterAll(async () => {
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

function run(app: 'server' | 'worker', environment: Record<string, string> = {}): Program {
  const usual = { NODE_ENV: 'test', PORT: '0', DATA_DIR: directory, DATABASE_URL: database.url, DATABASE_POOL: '4' };
  const program = new Program(app, { ...usual, ...environment });
  programs.push(program);
  return program;
}

async function listening(program: Program): Promise<ServiceClient> {
  await eventually('the program listens', () => {
    if (!program.isRunning) throw new Error(program.saidToPeople + program.logged);
    return program.address !== undefined;
  });
  return new ServiceClient(program.address!);
}

let people = 0;

/** Registers a citizen, and gives what records an admission, which a view shows. */
async function admission(client: ServiceClient): Promise<(wait: string) => Promise<ServiceAnswer>> {
  const person = { cpr: `01016070${String(people++).padStart(2, '0')}`, givenName: 'Testborger', familyName: 'Eksempel' };
  const { body } = await client.post('/api/citizens', person);
  const told = { on: '2026-03-01', careClass: 'inpatient', psychiatric: true };
  return (wait) => client.post(`/api/pathways/${body.id}/admissions`, told, { headers: { prefer: wait } });
}

async function admissions(): Promise<number> {
  const { rows } = await database.pool.query<{ count: bigint }>("select count(*) from log.events where type = 'HospitalAdmissionRecorded'");
  return Number(rows[0]!.count);
}

describe('a wrong configuration', () => {
  it.each([
    ['PORT', 'planted'],
    ['DATABASE_URL', 'planted://planted:planted@planted/'],
    ['NODE_ENV', 'production'],
    ['FAULT_POINT', 'planted'],
    ['IDENTIFIER_KEY', 'planted'],
    ['PSYCHIATRIC_UNITS', '/planted'],
  ])('of %s ends the start with 78 and the name of the variable, never its value', async (variable, value) => {
    const program = run('server', { [variable]: value });
    expect(await program.ended).toBe(78);
    expect(program.saidToPeople).toContain(variable === 'IDENTIFIER_KEY' ? 'MASTER_KEYS' : variable);
    expect(program.saidToPeople + program.logged).not.toContain('planted');
  });
});

describe('a port in use', () => {
  let holder: Server;
  afterEach(() => {
    holder.close();
  });

  it('ends the start with 69 and says how to get another', async () => {
    holder = createServer();
    await new Promise<void>((listens) => holder.listen(0, '127.0.0.1', listens));
    const { port } = holder.address() as { port: number };
    const program = run('server', { PORT: String(port) });
    expect(await program.ended).toBe(69);
    expect(program.saidToPeople).toMatch(/another program listens there.*PORT/s);
  });
});

describe('a signal', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends the service in order', async (signal) => {
    const program = run('server');
    await listening(program);
    program.signal(signal);
    expect(await program.ended).toBe(0);
    expect(program.logged).toContain('"stopped"');
  });

  it('is obeyed during the start, when that is over', async () => {
    const program = run('server');
    await eventually('the program began', () => program.logged !== '' || !program.isRunning);
    program.signal('SIGTERM');
    expect(await program.ended).toBe(0);
  });

  it('P24 lets the requests under way finish', async () => {
    const program = run('server', { ROLES: 'server' });
    const admit = await admission(await listening(program));
    const before = await admissions();
    // Nobody projects, so this request waits as long as it may.
    const waiting = admit('wait=3');
    await eventually('the admission is recorded', async () => (await admissions()) > before);
    program.signal('SIGTERM');
    const answer = await waiting;
    expect(answer.status).toBe(201);
    expect(answer.headers.get('preference-applied')).toBeNull();
    expect(await program.ended).toBe(0);
  });

  it('given again at once is the same wish; given again later forces the end', async () => {
    const program = run('server', { ROLES: 'server' });
    const admit = await admission(await listening(program));
    const before = await admissions();
    const waiting = admit('wait=30').catch(() => undefined);
    await eventually('the admission is recorded', async () => (await admissions()) > before);
    const began = performance.now();
    await eventually('it is forced', () => {
      program.signal('SIGINT');
      return !program.isRunning;
    });
    expect(await program.ended).toBe(130);
    expect(performance.now() - began).toBeGreaterThan(900);
    await waiting;
  });
});

describe('server and worker as two processes', () => {
  it('work together: what one records the other shows', async () => {
    const [server, worker] = [run('server', { ROLES: 'server' }), run('worker')];
    const [client, other] = [await listening(server), await listening(worker)];
    const answer = await (await admission(client))('wait=20');
    expect(answer.status).toBe(201);
    expect(answer.headers.get('preference-applied')).toBe('wait');
    expect((await client.get('/api/placements?asOf=2026-03-01')).body.items.length).toBeGreaterThan(0);
    expect((await other.get('/health/ready')).status).toBe(200);
    expect((await other.get('/metrics')).text).toContain('processor_lease_held');
    expect((await other.get('/api/placements')).status).toBe(404);
  });
});
