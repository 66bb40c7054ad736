import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsOf } from '#platform/database/migrations.js';
import { migrate } from '#platform/postgres/migrations/migrate.js';
import { freshDatabase, type FreshDatabase } from '#testing/database/fresh-database.js';
import { eventually } from '#testing/waiting/eventually.js';
import { plainDate } from '#kernel';
import { planned, writeCsv, type WrittenCsv } from '../../../../test/fixtures/index.js';
import { runCommandLine } from '../command-line/run.js';
import { importFiles } from './import.js';
import { type ImportSummary } from './run-import.js';

let database: FreshDatabase;
let directory: string;
const environment = () => ({ DATABASE_URL: database.url, DATA_DIR: directory, MUNICIPALITY: '621' });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'borgerforloeb-import-'));
  database = await freshDatabase({ max: 2 });
  await migrate(database.pool, migrationsOf({ eventStore: { engine: 'postgres' } }));
  Object.assign(process.env, environment());
});
afterAll(async () => {
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

/** Milliseconds for five thousand rows several times over, on a machine that does much else. */
const LONG = 180_000;

const inName = ['--actor', 'importer', '--unit', 'voksenraadgivningen'];

/** Imports as the command line does. */
async function importing(...words: readonly string[]) {
  const [out, err]: string[][] = [[], []];
  const terminal = { out: (line: string) => out!.push(line), err: (line: string) => err!.push(line), interactive: false };
  const code = await runCommandLine([importFiles], ['import', ...words], terminal);
  return { code, out: out!.join('\n'), err: err!.join('\n') };
}
async function summaryOf(...words: readonly string[]): Promise<ImportSummary & { report: string; code: number }> {
  const { code, out, err } = await importing(...inName, '--json', ...words);
  if (out === '') throw new Error(err);
  return { ...(JSON.parse(out) as ImportSummary & { report: string }), code };
}
const countsOf = ({ files }: ImportSummary) => Object.fromEntries(files.map(({ kind, imported, known, refused }) => [kind, [imported, known, refused]]));

async function eventCounts(): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ type: string; count: number }>('select type, count(*)::int as count from log.events group by type order by type');
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]));
}

/** How many imports have been broken off. */
const journals = async () => (await readdir(join(directory, 'imports')).catch(() => [])).filter((name) => name.endsWith('.json')).length;

let files = 0;
async function csv(...lines: readonly string[]): Promise<string> {
  const path = join(directory, `${++files}.csv`);
  await writeFile(path, `${lines.join('\r\n')}\r\n`);
  return path;
}

const citizenHeads = 'Borger-id;CPR;Fornavn;Efternavn;Forløb åbnet;Koordinator-id;Koordinator-enhed';
const visitationHeads = 'Visitation-id;Borger-id;Paragraf;Fra;Til og med';
const stayHeads = 'Ophold-id;Borger-id;Paragraf;Tilbud-id;Indflyttet;Udskrevet;Udskrevet til';

describe('an import', () => {
  let written: WrittenCsv;
  const all = () => Object.values(written.files);

  beforeAll(async () => {
    written = await writeCsv(directory, planned({ active: 600, from: plainDate('2020-01-01') }), { encoding: 'windows-1252', mostRows: 5_000 });
  });

  it('that is only tried says what would come of it, and writes nothing', async () => {
    const tried = await summaryOf(...all(), '--dry-run');
    expect(tried).toMatchObject({ code: 0, dryRun: true });
    expect(countsOf(tried)).toEqual(Object.fromEntries(Object.entries(written.rows).map(([kind, rows]) => [kind, [rows, 0, 0]])));
    expect(await eventCounts()).toEqual({});
    const { rows } = await database.pool.query('select 1 from privacy.citizen_keys');
    expect(rows).toEqual([]);
  }, LONG);

  it('that is killed goes on where it was, and one that is made again imports nothing twice', async () => {
    const register = 'test/run-from-source/register.mjs';
    const words = ['--no-warnings', '--import', `./${register}`, 'apps/ops/src/main.ts', 'import', ...all(), ...inName, '--json'];
    const env = { ...environment(), PATH: process.env['PATH'] };
    const child = spawn(process.execPath, words, { cwd: join(import.meta.dirname, '../../../..'), env, stdio: ['ignore', 'ignore', 'inherit'] });
    const ended = once(child, 'exit');
    await eventually('a journal is written and citizens are imported', async () => (await journals()) === 1 && ((await eventCounts())['CitizenRegistered'] ?? 0) > 200, 60_000);
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect((await eventCounts())['StayStarted'] ?? 0).toBeLessThan(written.rows.stays);

    const resumed = await summaryOf(...all(), '--resume');
    expect(resumed.code).toBe(0);
    for (const { kind, imported, known, refused, rows } of resumed.files) {
      expect({ kind, settled: imported + known + refused, refused }).toEqual({ kind, settled: rows, refused: 0 });
    }
    const events = await eventCounts();
    expect(events).toMatchObject({
      CitizenRegistered: written.rows.citizens,
      PathwayOpened: written.rows.citizens,
      IdentifierClaimed: written.rows.citizens,
      VisitationRegistered: written.rows.visitations,
      ServiceStarted: written.rows.services,
    });
    // Under SEL 82c a stay is an akutplads.
    expect((events['StayStarted'] ?? 0) + (events['AcuteStayStarted'] ?? 0)).toBe(written.rows.stays);
    expect(await journals()).toBe(0);

    const again = await summaryOf(...all());
    expect(countsOf(again)).toEqual(Object.fromEntries(Object.entries(written.rows).map(([kind, rows]) => [kind, [0, rows, 0]])));
    expect(await eventCounts()).toEqual(events);
  }, LONG);

  it('says in every event in whose name it was made, and in which import', async () => {
    const { rows } = await database.pool.query<{ actor: string; runs: number }>(
      `select (metadata->'actor')::text as actor, count(distinct metadata->>'correlationId')::int as runs from log.events group by 1`,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.parse(rows[0]!.actor)).toEqual({ id: 'importer', role: 'myndighed', unit: 'voksenraadgivningen', municipality: '621' });
    expect(rows[0]!.runs).toBe(1);
  });
});

describe('rows that are not taken in', () => {
  it('are told by line and column with their reasons, and stop nobody else', async () => {
    const people = await csv(
      citizenHeads,
      'R1;010158-5001;Prøve;Testborger;01-02-2024;K1;Voksen',
      'R2;010158-5002;Prøve;Testborger;32-02-2024;K1;Voksen',
      'R3;310258-5003;Prøve;Testborger;01-02-2024;K1;Voksen',
      'R4;010158-5004;Prøve',
    );
    const grants = await csv(visitationHeads, 'V1;R1;SEL §85;01-03-2024;', 'V2;R2;SEL §85;01-03-2024;', 'V3;R1;SEL §85;01-01-2024;', 'V4;R1;SEL §85;01-05-2024;01-04-2024');
    const lived = await csv(stayHeads, 'O1;R1;SEL §107;T1;01-03-2024;;', 'O2;R1;SEL §110;T1;01-06-2024;;', 'O3;R1;SEL §110;T1;01-03-2024;01-05-2024;eget hjem');
    const summary = await summaryOf(people, grants, lived);
    expect(summary.code).toBe(1);
    expect(countsOf(summary)).toEqual({ citizens: [1, 0, 3], visitations: [1, 0, 3], stays: [2, 0, 1] });
    const report = await readFile(summary.report, 'utf8');
    const told = report.trimEnd().split('\r\n').map((line) => line.split(';').slice(1, 5).join(' ').trim());
    expect(told).toEqual([
      'linje kolonne regel grund',
      '3 Forløb åbnet  not-a-date',
      '4 CPR CPR-1 impossible-date',
      '5   wrong-number-of-cells',
      '3 Borger-id  citizen-not-imported',
      '4  PATH-1 before-opening',
      '5  VIS-4 ends-before-it-begins',
      '2  VIS-1 no-visitation-in-force',
    ]);
    for (const secret of ['5001', '5003', 'Prøve', 'Testborger', 'R1']) expect(report).not.toContain(secret);
  });

  it('are told to a person with how often each reason came', async () => {
    const { out, err } = await importing(await csv(visitationHeads, 'V1;nobody;§85;01-03-2024;', 'V2;nobody;§85;01-03-2024;'), ...inName);
    expect(out).toMatch(/visitations {2}citizen-not-imported {2}2/);
    expect(out).toMatch(/line by line: .*\.csv/);
    expect(err).toMatch(/2 of 2 rows, 2 refused/);
  });

  it('are those that were imported with other contents', async () => {
    await summaryOf(await csv(citizenHeads, 'S1;020258-5001;Prøve;Testborger;01-02-2024;K1;Voksen'));
    const summary = await summaryOf(await csv(citizenHeads, 'S1;020258-5001;Attrap;Testborger;01-02-2024;K1;Voksen', 'S1;020258-5002;Prøve;Testborger;01-02-2024;K1;Voksen'));
    expect(summary.files[0]).toMatchObject({ refused: 2, reasons: { 'imported-otherwise': 2 } });
  });
});

describe('citizens of a file', () => {
  it('whose personnummer is known already are the ones that are known', async () => {
    const person = '030358-5001;Prøve;Testborger;01-02-2024;K1;Voksen';
    await summaryOf(await csv(citizenHeads, `T1;${person}`), '--source', 'one-system');
    const other = await summaryOf(await csv(citizenHeads, `U1;${person}`), '--source', 'other-system');
    expect(countsOf(other)).toEqual({ citizens: [0, 1, 0] });
    const before = (await eventCounts())['VisitationRegistered'] ?? 0;
    const visited = await csv(visitationHeads, 'V1;U1;§85;01-03-2024;');
    expect(countsOf(await summaryOf(visited, '--source', 'other-system'))).toEqual({ visitations: [1, 0, 0] });
    expect((await eventCounts())['VisitationRegistered']).toBe(before + 1);
  });

  it('are imported by date, however their rows stand', async () => {
    const people = await csv(citizenHeads, 'D1;040458-5001;Prøve;Testborger;01-02-2020;K1;Voksen');
    const lived = await csv(stayHeads, 'O3;D1;§110;T1;01-05-2022;;', 'O1;D1;§110;T1;01-03-2020;01-06-2020;eget hjem', 'O2;D1;§110;T1;01-06-2020;01-09-2020;ukendt');
    expect(countsOf(await summaryOf(lived, people))).toEqual({ citizens: [1, 0, 0], stays: [3, 0, 0] });
    const before = await csv(stayHeads, 'O0;D1;§110;T1;15-02-2020;01-03-2020;eget hjem');
    expect(countsOf(await summaryOf(before))).toEqual({ stays: [1, 0, 0] });
  });

  it('that another municipality has are out of reach, and stay as they are', async () => {
    const person = '050558-5001;Prøve;Testborger;01-02-2024;K1;Voksen';
    await summaryOf(await csv(citizenHeads, `E1;${person}`));
    const elsewhere = ['--municipality', '630', '--actor', 'importer'];
    const before = await eventCounts();
    const people = await summaryOf(await csv(citizenHeads, `F1;${person}`), ...elsewhere);
    expect(people.files[0]).toMatchObject({ refused: 1, reasons: { 'ACC-1 out-of-reach': 1 } });
    const visited = await summaryOf(await csv(visitationHeads, 'V1;F1;§85;01-03-2024;'), ...elsewhere);
    expect(visited.files[0]).toMatchObject({ refused: 1, reasons: { 'ACC-1 out-of-reach': 1 } });
    expect((await eventCounts())['PathwayOpened']).toBe(before['PathwayOpened']);
    expect((await eventCounts())['VisitationRegistered']).toBe(before['VisitationRegistered']);
  });

  it('whose key is destroyed take nothing in any more', async () => {
    await summaryOf(await csv(citizenHeads, 'G1;060658-5001;Prøve;Testborger;01-02-2024;K1;Voksen'));
    await database.pool.query(
      `update privacy.citizen_keys set wrapped_key = null, master_key_id = null, destroyed_at = now()
        where citizen_id = (select substr(stream, 9)::uuid from log.events where type = 'CitizenRegistered' order by position desc limit 1)`,
    );
    const visited = await summaryOf(await csv(stayHeads, 'O1;G1;§110;T1;01-03-2024;;'));
    expect(visited.files[0]).toMatchObject({ refused: 1, reasons: { 'PRI-1 citizen-erased': 1 } });
  });
});

describe('tilbud of a file', () => {
  const heads = 'Tilbud-id;Navn;Type;Paragraffer;Pladser fra;Pladser;Akutpladser';
  const house = 'Eksempelhuset;Det opdigtede hus;midlertidigt botilbud;"§107, §110";01-01-2020;2;1';

  it('are registered with their places by a manager', async () => {
    const before = (await eventCounts())['PlaceAdded'] ?? 0;
    expect(countsOf(await summaryOf(await csv(heads, house)))).toEqual({ tilbud: [0, 0, 1] });
    const summary = await summaryOf(await csv(heads, house), '--role', 'leder');
    expect(countsOf(summary)).toEqual({ tilbud: [1, 0, 0] });
    expect((await eventCounts())['PlaceAdded']).toBe(before + 3);
  });
});

describe('what cannot be used', () => {
  it.each([
    ['no file', [], /name at least one FILE/],
    ['a kind that there is not', ['a.csv', '--kind', 'dogs'], /--kind is one of/],
    ['an option that there is not', ['a.csv', '--loud'], /--loud/],
    ['a municipality that there is not', ['a.csv', '--municipality', 'Kolding'], /three-digit/],
    ['a dry run that goes on', ['a.csv', '--dry-run', '--resume'], /--resume/],
    ['a file that is not there', ['/nowhere/a.csv'], /a\.csv: cannot be read \(ENOENT\)/],
  ])('is told, with exit code 2: %s', async (_, words, message) => {
    const { code, err } = await importing(...words, ...inName);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('is told, with exit code 2: nobody in whose name it is imported', async () => {
    expect(await importing('a.csv')).toMatchObject({ code: 2, err: expect.stringMatching(/--actor ID --unit UNIT/) });
  });

  it.each([
    ['empty', '', /is empty/],
    ['without heads', '010158-5001;Prøve', /fit none of the kinds/],
    ['with commas', 'Borger-id,CPR', /not divided by semicolons/],
  ])('is told, with exit code 2 and without what stands there: a file %s', async (_, line, message) => {
    const { code, err } = await importing(await csv(...(line === '' ? [] : [line])), ...inName);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/010158|Prøve/);
  });
});
