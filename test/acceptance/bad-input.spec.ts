import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { named } from '#testing/given-when-then/invented.js';
import { addressOf, recordingEndpoints, type RecordingEndpoint } from '#testing/service/endpoints.js';
import { openTilbud, startService, type ServiceAnswer, type ServiceRequest, type TestService } from '#testing/service/index.js';

const person = { cpr: '0101605100', givenName: 'Plantet', familyName: 'Hemmelig' };

let service: TestService;
let citizenId: string;

beforeAll(async () => {
  // Without a worker, so that nothing is recorded but what the tests ask for.
  service = await startService({ environment: { ROLES: 'server' } });
  await openTilbud(service.client, { id: named('tilbud') });
  const registered = await service.client.post('/api/citizens', person);
  citizenId = registered.body.id;
  const opened = await service.client.post(`/api/pathways/${citizenId}/opening`, {
    on: '2026-02-01',
    inquirySource: 'region',
    coordinator: { workerId: named('coordinator'), unit: 'unit' },
  });
  expect(opened.status).toBe(201);
  // Staff of a tilbud reach those whom they have to do with.
  const known = await service.client.post(`/api/pathways/${citizenId}/known-workers`, { on: '2026-02-01', workerId: named('known worker'), tilbudId: named('tilbud') });
  expect(known.status).toBe(201);
});
afterAll(async () => {
  await service.stop();
});

const send = (endpoint: RecordingEndpoint, request: ServiceRequest = {}, address = addressOf(endpoint, citizenId)) =>
  service.client.send(endpoint.method, address, { role: endpoint.role, ...unitOf(endpoint), body: endpoint.body, ...request });
const unitOf = ({ role }: RecordingEndpoint) => (role === 'botilbud' || role === 'bostoette' ? { unit: named('tilbud') } : {});

/** Sends something wrong: the answer is a problem that names nobody, and the log stands where it stood. */
async function refused(status: number, ask: () => Promise<ServiceAnswer>): Promise<ServiceAnswer> {
  const before = await service.store.head();
  const answer = await ask();
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status, body: { status, title: expect.any(String), type: expect.stringMatching(/^urn:borgerforloeb:problem:/) } });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.text).not.toMatch(/Plantet|Hemmelig|0101605100/);
  expect(await service.store.head()).toBe(before);
  return answer;
}

const titled = recordingEndpoints.map((endpoint) => [`${endpoint.method} ${endpoint.route}`, endpoint] as const);
const withBody = titled.filter(([, { body }]) => body !== undefined);

it('goes through every endpoint that records', () => {
  const served = service.application.routes
    .list()
    .filter(({ method, url }) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && url.startsWith('/api/'))
    .map(({ method, url }) => `${method} ${url}`);
  expect(titled.map(([title]) => title).sort()).toEqual(served.sort());
});

describe.each(withBody)('%s', (_title, endpoint) => {
  it('refuses what is not JSON', async () => {
    const answer = await refused(400, () => send(endpoint, { body: '{"Plantet": ' }));
    expect(answer.body.type).toBe('urn:borgerforloeb:problem:malformed-request');
  });

  it('refuses an empty body, a list and null', async () => {
    for (const body of ['', '[]', 'null', '"Plantet"', '7']) await refused(400, () => send(endpoint, { body }));
  });

  it('refuses invalid UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"note":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    const answer = await refused(400, () => send(endpoint, { body: bytes }));
    expect(answer.body.detail).toBe('the body is not UTF-8');
  });

  it('refuses 5 MB', async () => {
    const body = JSON.stringify({ ...endpoint.body, note: 'x'.repeat(5_000_000) });
    await refused(413, () => send(endpoint, { body }));
  });

  it('refuses another media type', async () => {
    await refused(415, () => send(endpoint, { headers: { 'content-type': 'text/plain' } }));
  });

  it('refuses unknown fields, and prototypes', async () => {
    const answer = await refused(400, () => send(endpoint, { body: { ...endpoint.body, unheardOf: 1 } }));
    expect(answer.body.errors).toContainEqual({ field: 'unheardOf', problem: 'is not known here' });
    const planted = await refused(400, () => send(endpoint, { body: { ...endpoint.body, 'Plantet Hemmelig 0101605100': 1 } }));
    expect(planted.body.errors).toContainEqual({ field: '(unknown)', problem: 'is not known here' });
    await refused(400, () => send(endpoint, { body: JSON.stringify({ ...endpoint.body }).replace('{', '{"__proto__":{"a":1},') }));
  });

  it('refuses every field when it has a wrong type, naming the field', async () => {
    for (const field of Object.keys(endpoint.body ?? {})) {
      for (const wrong of [{ deep: 'Plantet' }, ['Hemmelig'], 'Plantet \u0000 Hemmelig', -1.5]) {
        const answer = await refused(400, () => send(endpoint, { body: { ...endpoint.body, [field]: wrong } }));
        expect(answer.body.errors.map((error: { field: string }) => error.field.split('.')[0])).toContain(field);
      }
    }
  });

  it('refuses dates that do not exist', async () => {
    for (const [field, value] of Object.entries(endpoint.body ?? {})) {
      if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) continue;
      for (const wrong of ['2026-02-30', '2026-13-01', '26-01-01', '2026-01-01T00:00:00Z']) {
        const answer = await refused(400, () => send(endpoint, { body: { ...endpoint.body, [field]: wrong } }));
        expect(answer.body.errors).toEqual([{ field, problem: 'must be an existing date, YYYY-MM-DD' }]);
      }
    }
  });

  it('refuses an idempotency key or an entity tag that is none', async () => {
    await refused(400, () => send(endpoint, { headers: { 'idempotency-key': 'blank within' } }));
    await refused(400, () => send(endpoint, { headers: { 'if-match': 'W/"1"' } }));
  });
});

describe.each(titled)('%s', (_title, endpoint) => {
  it('refuses who is not identified, and who may not do it', async () => {
    await refused(401, () => send(endpoint, { headers: { 'x-actor-id': 'Plantet Hemmelig' } }));
    await refused(401, () => send(endpoint, { headers: { 'x-actor-role': 'system' } }));
    await refused(403, () => send(endpoint, { role: 'log-controller' }));
  });

  it('refuses ids in the address that are none', async () => {
    if (!endpoint.route.includes(':')) return;
    const address = endpoint.route.replaceAll(/:\w+/g, '0101605100') + (endpoint.query ?? '');
    await refused(404, () => send(endpoint, {}, address));
  });
});

describe.each(titled.filter(([, { route }]) => route.includes(':citizenId')))('%s', (_title, endpoint) => {
  it('does not know an unknown citizen', async () => {
    const answer = await refused(404, () => send(endpoint, {}, addressOf(endpoint, named('nobody'))));
    expect(answer.body.type).toBe('urn:borgerforloeb:problem:unknown-citizen');
  });

  it('refuses a stale If-Match, saying which version there is', async () => {
    const answer = await refused(412, () => send(endpoint, { headers: { 'if-match': '"0"' } }));
    expect(answer.body).toMatchObject({ type: 'urn:borgerforloeb:problem:stale', version: expect.any(Number) });
  });

  it('refuses a date before the pathway opened', async () => {
    const { dateField, body } = endpoint;
    if (dateField === undefined) return;
    const answer = await refused(409, () => send(endpoint, { body: { ...body, [dateField]: '2026-01-31' } }));
    expect(answer.body).toMatchObject({ type: 'urn:borgerforloeb:problem:refused', rule: expect.any(String), reason: expect.any(String) });
  });
});

describe('one idempotency key', () => {
  const cases = titled.filter(([, { route }]) => /(known-workers|visitations|\/services|coordinator|admissions|\/agreements|\/stays)$/.test(route));

  it.each(cases)('stands for one request: %s', async (_title, endpoint) => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await send(endpoint, { headers });
    expect(first.status).toBe(201);
    const again = await send(endpoint, { headers });
    expect(again.body).toEqual(first.body);
    const [field] = Object.entries(endpoint.body ?? {}).find(([, value]) => typeof value === 'string' && value.startsWith("2026-")) ?? ['validFrom'];
    const answer = await refused(422, () => send(endpoint, { headers, body: { ...endpoint.body, [field]: '2026-03-02' } }));
    expect(answer.body.type).toBe('urn:borgerforloeb:problem:key-reused');
  });

  it('belongs to who gave it, and to where it was sent', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = { on: '2026-03-01', workerId: named('yet another'), tilbudId: named('tilbud') };
    const address = `/api/pathways/${citizenId}/known-workers`;
    const first = await service.client.post(address, body, { headers, id: 'one' });
    const other = await service.client.post(address, { ...body, workerId: named('and another') }, { headers, id: 'two' });
    expect([first.status, other.status]).toEqual([201, 201]);
    expect(other.body.version).toBeGreaterThan(first.body.version);
  });
});

describe('registering a citizen', () => {
  it.each(['3102605100', '0013605100', '9202605100', '010160510', '01016051000', '010160 5100', 101605100, null])('refuses the personnummer %p', async (cpr) => {
    const answer = await refused(400, () => service.client.post('/api/citizens', { ...person, cpr }));
    expect(answer.body.errors).toEqual([{ field: 'cpr', problem: 'must be ten digits that begin with an existing date' }]);
  });
});

describe('looking up', () => {
  it.each([
    '/api/placements?asOf=2026-02-30',
    '/api/placements?knownAt=yesterday',
    '/api/placements?tilbudId=Plantet',
    '/api/placements?limit=0',
    '/api/placements?limit=1e3',
    '/api/placements?limit=1&limit=2',
    '/api/placements?cursor=Plantet',
    '/api/placements?cpr=0101605100',
    '/api/advisories?state=Plantet',
    '/api/advisories?cursor=e30',
    '/api/follow-ups?unit=Plantet%20Hemmelig',
    '/api/tilbud?kind=Plantet',
    '/api/tilbud?asOf=2026-02-30',
    '/api/capacity',
    '/api/capacity?date=2026-12-01&kind=Plantet',
    '/api/capacity?date=2026-12-01&needs=own-bath,Plantet',
    `/api/tilbud/${named('tilbud')}?knownAt=yesterday`,
    `/api/tilbud/${named('tilbud')}/waiting-list?citizenId=Plantet`,
  ])('refuses %s', async (address) => {
    await refused(400, () => service.client.get(address));
  });

  it.each([`/api/pathways/${named('nobody')}`, `/api/pathways/${named('nobody')}/timeline`, `/api/pathways/${named('nobody')}/klippekort`, `/api/advisories/${named('nothing')}`, `/api/tilbud/${named('nothing')}`, `/api/tilbud/${named('nothing')}/waiting-list`])(
    'does not know %s',
    async (address) => {
      await refused(404, () => service.client.get(address));
    },
  );
});

describe('anything else', () => {
  it('is not found, or not done that way', async () => {
    await refused(404, () => service.client.get('/api/Plantet'));
    await refused(404, () => service.client.get('/0101605100?name=Hemmelig'));
    const answer = await refused(405, () => service.client.get('/api/citizens'));
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it('is malformed', async () => {
    const answer = await service.client.get('/api/%zz');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('is too much', async () => {
    const limited = await startService({ environment: { RATE_LIMIT: '3' } });
    try {
      const answers = [];
      for (let i = 0; i < 4; i++) answers.push(await limited.client.get('/api/placements'));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
      expect(answers[3]!.body.type).toBe('urn:borgerforloeb:problem:too-many-requests');
      expect((await limited.client.get('/health/live')).status).toBe(200);
    } finally {
      await limited.stop();
    }
  });
});
