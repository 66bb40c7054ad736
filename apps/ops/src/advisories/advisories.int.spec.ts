import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { BEFORE_ALL, idOf, type StreamName } from '#kernel';
import { migrationsOf } from '#platform/database/migrations.js';
import { migrate } from '#platform/postgres/migrations/migrate.js';
import { systemClock } from '#platform/time/system-clock.js';
import { advisoriesView, factsView } from '#read-models';
import { freshDatabase, type FreshDatabase } from '#testing/database/fresh-database.js';
import { DeliveryWorld } from '#testing/delivery/delivery-world.js';
import { ProjectedView } from '#testing/views/projected-view.js';
import { runCommandLine } from '../command-line/run.js';
import { listAdvisories } from './list.js';
import { redriveAdvisories } from './redrive.js';
import { showAdvisory } from './show.js';
import { withdrawAdvisories } from './withdraw.js';

let database: FreshDatabase;
let directory: string;
let world: DeliveryWorld;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'borgerforloeb-ops-'));
  database = await freshDatabase({ max: 4 });
  await migrate(database.pool, migrationsOf({ eventStore: { engine: 'postgres' } }));
  Object.assign(process.env, { DATABASE_URL: database.url, DATA_DIR: directory, MUNICIPALITY: '621' });
  world = new DeliveryWorld(openPostgresEventStore({ pool: database.pool }));
  world.clock.moveTo(systemClock.now());
});
afterAll(async () => {
  await world.store.close();
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

const name = ['--actor', 'vagthavende', '--unit', 'ledelsen'] as const;

/** What the command line says, and with which exit code. */
async function ops(...words: readonly string[]) {
  const [out, err]: string[][] = [[], []];
  const terminal = { out: (line: string) => out!.push(line), err: (line: string) => err!.push(line), interactive: false };
  const code = await runCommandLine([listAdvisories, showAdvisory, redriveAdvisories, withdrawAdvisories], ['advisories', ...words], terminal);
  return { code, out: out!.join('\n'), err: err!.join('\n') };
}

/** An advisory whose only attempt failed for good, to a partner of its own. */
async function givenUp(partnerId: string): Promise<{ readonly id: string; readonly stream: StreamName }> {
  const stream = await world.plannedAdvisory(partnerId, world.clock.now());
  await world.askAdvisory(stream, { type: 'StartDispatch' });
  await world.askAdvisory(stream, { type: 'RecordAttemptFailed', attempt: 1, why: 'unreachable', code: 'ECONNREFUSED', retryAt: null });
  return { id: idOf(stream), stream };
}

/** Brings the views up to the log. */
async function shown(): Promise<void> {
  const { events } = await world.store.readAll({ after: BEFORE_ALL, limit: 10_000 });
  for (const one of [factsView, advisoriesView]) {
    const view = new ProjectedView(one, database.pool, { events });
    await view.create();
    await view.project();
  }
}
const typesOf = async (stream: StreamName) => (await world.store.readStream(stream)).map(({ type }) => type);

describe('ops advisories', () => {
  it('lists what needs somebody, for people and for machines', async () => {
    const { id } = await givenUp('partner-listed');
    await shown();
    const listed = await ops('list', '--partner', 'partner-listed');
    expect(listed).toMatchObject({ code: 0, err: '' });
    expect(listed.out).toMatch(new RegExp(`${id}  given-up .*unreachable ECONNREFUSED`));
    expect(JSON.parse((await ops('list', '--partner', 'partner-listed', '--json')).out)).toMatchObject([{ id, state: 'given-up' }]);
    expect((await ops('list', '--partner', 'partner-listed', '--state', 'sent')).out).toBe('none');
    expect((await ops('list', '--state', 'lost')).code).toBe(64);
  });

  it('shows the delivery log', async () => {
    const { id } = await givenUp('partner-shown');
    const { code, out } = await ops('show', id);
    expect(code).toBe(0);
    expect(out).toMatch(/Planlagt udskrivning .* skal meddeles partner-shown/);
    expect(out).toMatch(/partneren kunne ikke nås \(ECONNREFUSED\)\. Der forsøges ikke mere\./);
    expect(await ops('show', world.ids.next())).toMatchObject({ code: 1, err: 'there is no such advisory' });
    expect((await ops('show', 'nothing')).code).toBe(64);
  });

  it('lets all be tried again that were given up with a partner, each once, in somebody’s name', async () => {
    const [first, second, other] = [await givenUp('partner-back'), await givenUp('partner-back'), await givenUp('partner-still-away')];
    await shown();
    const { code, out } = await ops('redrive', '--given-up', '--partner', 'partner-back', '--because', 'obstacle-removed', ...name);
    expect({ code, last: out.split('\n').at(-1) }).toEqual({ code: 0, last: '2 done, 0 not' });
    for (const { stream } of [first, second]) {
      const last = (await world.store.readStream(stream)).at(-1)!;
      expect(last).toMatchObject({ type: 'AdvisoryRedriven', metadata: { actor: { id: 'vagthavende', role: 'leder', unit: 'ledelsen' } } });
    }
    expect((await typesOf(other.stream)).at(-1)).toBe('AdvisoryEscalated');
    expect(await ops('redrive', first.id, '--because', 'another-try', ...name)).toMatchObject({ code: 1, out: expect.stringContaining('ADV-6 not-given-up') });
  });

  it('calls off what is named, and nothing of another municipality', async () => {
    const { id, stream } = await givenUp('partner-told');
    expect((await ops('withdraw', id, '--because', 'told-by-other-means', '--municipality', '461', ...name)).code).toBe(1);
    expect((await typesOf(stream)).at(-1)).toBe('AdvisoryEscalated');
    expect(await ops('withdraw', id, '--because', 'told-by-other-means', ...name)).toMatchObject({ code: 0 });
    expect((await typesOf(stream)).at(-1)).toBe('AdvisoryWithdrawn');
  });

  it.each([
    ['a reason', ['redrive', '--given-up', ...name]],
    ['a name', ['redrive', '--given-up', '--because', 'another-try']],
    ['what is meant', ['withdraw', '--because', 'not-to-be-told', ...name]],
    ['an id that is one', ['withdraw', 'all', '--because', 'not-to-be-told', ...name]],
  ])('asks for %s', async (_what, words) => expect((await ops(...words)).code).toBe(64));
});
