import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CitizenKeys } from '#privacy';
import { rebuildView } from '#processing';
import { views } from '#read-models';
import { eventually } from '#testing';
import { bostoette, marielund, named } from '#testing/given-when-then/invented.js';
import { careCommunication, hospitalNotification } from '#testing/medcom/index.js';
import { openTilbud, startService, type TestService } from '#testing/service/index.js';

/** What must be found nowhere: a personnummer, names, an address, what was written about the person. */
const planted = {
  cpr: '0101608123',
  givenName: 'Plantetfornavn',
  familyName: 'Plantetefternavn',
  address: 'Plantetvej 17',
  goals: 'Plantetmål',
  expectations: 'Plantetforventning',
  note: 'Plantetnote',
};

let service: TestService;
let citizenId: string;

beforeAll(async () => {
  service = await startService({ environment: { LOG_LEVEL: 'trace' } });
  citizenId = await liveThrough(service);
});
afterAll(async () => {
  await service.stop();
});

/** Puts what is planted into everything that takes it, rightly and wrongly. */
async function liveThrough({ client }: TestService): Promise<string> {
  const { cpr, givenName, familyName, address } = planted;
  const ok = async (answer: Promise<{ status: number; body: { id: string } }>): Promise<string> => {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body.id;
  };
  const id = await ok(client.post('/api/citizens', { cpr, givenName, familyName, address }, { headers: { 'idempotency-key': cpr } }));
  const at = `/api/pathways/${id}`;
  await ok(client.post(`${at}/opening`, { on: '2026-02-01', inquirySource: 'region', coordinator: { workerId: named('worker'), unit: 'unit' } }));
  await ok(client.post(`${at}/visitations`, { section: 'SEL-107', from: '2026-02-01', to: null, goals: planted.goals }, { role: 'myndighed' }));
  await openTilbud(client, { id: marielund, places: {} });
  const overOccupancy = { because: 'acute-need', note: planted.note };
  const stay = await ok(client.post(`${at}/stays`, { section: 'SEL-107', on: '2026-02-01', tilbudId: marielund, overOccupancy }));
  const plan = { date: '2027-03-01', destination: 'own-home', causedBy: 'citizen', expectations: planted.expectations };
  await ok(client.put(`${at}/stays/${stay}/planned-discharge`, plan));
  await ok(client.post(`${at}/discharges`, { stayId: stay, on: '2026-10-01', destination: 'own-home' }));
  await ok(client.post(`${at}/visitations`, { section: 'SEL-85', from: '2026-02-01', to: null }, { role: 'myndighed' }));
  const support = await ok(client.post(`${at}/services`, { section: 'SEL-85', on: '2026-10-01', tilbudId: bostoette, hoursPerWeek: 2 }));
  await ok(client.post('/fhir/$process-message', hospitalNotification({ cpr, kind: 'STIN' })));
  await ok(client.post('/fhir/$process-message', hospitalNotification({ cpr, kind: 'SLHJ' })));
  await ok(client.post('/fhir/$process-message', careCommunication({ cpr, name: 'open', text: planted.note, topic: planted.goals })));
  await ok(client.post(`${at}/services/${support}/ending`, { on: '2026-11-20', reason: 'goals-met' }));
  await ok(client.post(`${at}/closing`, { on: '2026-11-20', outcome: 'goals-met', note: planted.note }, { headers: { prefer: 'wait' } }));
  await ok(client.post('/fhir/$process-message', careCommunication({ cpr, name: 'closed', text: planted.note, topic: planted.goals })));
  await client.get(at);
  await client.get(`${at}/timeline`);
  await client.post('/api/citizens/lookup', { cpr });
  await client.post('/api/citizens', { cpr, givenName, familyName });
  await client.post('/api/citizens', { cpr, givenName, familyName: { familyName } });
  await client.post('/api/citizens', { [cpr]: givenName });
  await client.post('/api/citizens', `{"cpr": "${cpr}", ${familyName}`);
  await client.get(`/api/pathways/${cpr}`);
  await client.get(`/api/placements?tilbudId=${cpr}&name=${familyName}`);
  await client.get(`/${familyName}/%zz`);
  await client.get(at, { headers: { 'x-correlation-id': cpr, 'idempotency-key': cpr, 'user-agent': familyName } });
  return id;
}

const everywhere = Object.values(planted).flatMap((text) => {
  const bytes = Buffer.from(text, 'utf8');
  return [text, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), encodeURIComponent(text), JSON.stringify(text).slice(1, -1)];
});

/** The tables of the database, and of each the places where something planted stands. */
async function searchDatabase(): Promise<{ readonly tables: number; readonly found: readonly string[] }> {
  const { rows } = await service.pool.query<{ table: string }>(
    `select format('%I.%I', table_schema, table_name) as table from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { table } of rows) {
    for (const text of new Set(everywhere)) {
      const hits = await service.pool.query(`select 1 from ${table} as row where position($1 in row::text) > 0 limit 1`, [text]);
      if (hits.rows.length > 0) found.push(`${table}: ${text}`);
    }
  }
  return { tables: rows.length, found };
}

describe('P26 what is written about a person', () => {
  it('was written in the first place, and can be read by who may', async () => {
    const { body } = await service.client.get(`/api/pathways/${citizenId}`);
    expect(body.citizen.personal).toMatchObject({ cpr: planted.cpr, familyName: planted.familyName });
    const timeline = await service.client.get(`/api/pathways/${citizenId}/timeline`);
    for (const text of Object.values(planted)) expect(timeline.text).toContain(text);
  });

  it('stands in no table in clear: log, views, queue, keys, access log', async () => {
    const { tables, found } = await searchDatabase();
    expect(tables).toBeGreaterThan(8);
    expect(found).toEqual([]);
  });

  it('stands in no log line and no metric', async () => {
    expect(service.log.lines.length).toBeGreaterThan(20);
    const metrics = await service.client.get('/metrics');
    for (const text of everywhere) {
      expect(service.log.text).not.toContain(text);
      expect(metrics.text).not.toContain(text);
    }
    expect(service.log.text).not.toContain(citizenId);
  });

  describe('after the citizen was erased', () => {
    const placed = () => service.client.get(`/api/placements?asOf=2026-09-01&citizenId=${citizenId}`);

    beforeAll(async () => {
      expect((await placed()).body.items).toHaveLength(1);
      await service.get(CitizenKeys).destroy(citizenId as never);
    });

    it('cannot be read by anybody', async () => {
      const answers = [await service.client.get(`/api/pathways/${citizenId}`), await service.client.get(`/api/pathways/${citizenId}/timeline`)];
      for (const { status, text } of answers) {
        expect(status).toBe(200);
        expect(text).toContain('{"erased":true}');
        for (const secret of Object.values(planted)) expect(text).not.toContain(secret);
      }
    });

    it('is found by personnummer no more', async () => {
      expect((await service.client.post('/api/citizens/lookup', { cpr: planted.cpr })).status).toBe(404);
    });

    it('stands in no table and no log line', async () => {
      expect((await searchDatabase()).found).toEqual([]);
      for (const text of everywhere) expect(service.log.text).not.toContain(text);
    });

    it('leaves a skeleton that the views are rebuilt from', async () => {
      for (const view of views) await rebuildView({ pool: service.pool, store: service.store, view });
      await eventually('the rebuilt placements are shown', async () => (await placed()).body.items.length === 1);
      expect((await searchDatabase()).found).toEqual([]);
    });
  });
});
