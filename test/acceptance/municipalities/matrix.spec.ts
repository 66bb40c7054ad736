import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Role } from '#kernel';
import { named } from '#testing/given-when-then/invented.js';
import { hospitalNotification } from '#testing/medcom/index.js';
import { recordingEndpoints } from '#testing/service/endpoints.js';
import { openTilbud, startService, type ServiceAnswer, type TestService } from '#testing/service/index.js';
import { type ForeignIds, ok, owner, performer, plant, planted, stranger } from './foreign-data.js';

interface Operation {
  readonly method: string;
  readonly route: string;
  readonly query: string;
}

/** What begins something of the asker's own; what each does about others' is tested by name, below. */
const beginnings: ReadonlySet<string> = new Set([
  'POST /api/citizens',
  'POST /api/citizens/lookup',
  'POST /api/guests',
  'POST /api/agreements',
  'POST /api/delegations',
  'POST /api/tilbud',
  'PUT /api/policies',
  'POST /fhir/$process-message',
]);
/** What is no municipality's staff's: partners read what they were told themselves. */
const partnersOnly = ['GET /api/partner-inbox', 'GET /api/partner-inbox/:advisoryId'];
const roles: readonly Role[] = ['myndighed', 'leder', 'botilbud', 'bostoette'];

let service: TestService;
let ids: ForeignIds;
let operations: readonly Operation[];
let before: ReadonlyMap<string, string>;
const unknown: ForeignIds = { tilbudId: named('no tilbud') };

beforeAll(async () => {
  service = await startService({ environment: { MUNICIPALITY: owner, MUNICIPALITIES: `${owner},${stranger},${performer}` } });
  operations = await described();
  before = await askEverything(unknown);
  ids = await plant(service);
});
afterAll(async () => {
  await service.stop();
});

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: { readonly format?: string; readonly enum?: readonly string[] };
}

/** All that the service describes of itself, with a query where it needs one. */
async function described(): Promise<readonly Operation[]> {
  const { body } = await service.client.get('/api/openapi.json');
  const paths = (body as { paths: Record<string, Record<string, { parameters?: readonly Parameter[] }>> }).paths;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [] }]) => {
      const needed = parameters.filter((one) => one.in === 'query' && one.required);
      const query = needed.map(({ name, schema }) => `${name}=${schema?.enum?.[0] ?? ({ date: '2026-11-22', uuid: named('nothing') }[schema?.format ?? ''] ?? 'x')}`);
      const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
      return { method: method.toUpperCase(), route, query: query.length === 0 ? '' : `?${query.join('&')}` };
    }),
  );
}

const nameOf = ({ method, route }: Operation) => `${method} ${route}`;

/** The rule that a route falls under; undefined for one that nobody has thought about. */
function ruleOf(operation: Operation): 'beginning' | 'of-the-asker' | 'as-if-unknown' | undefined {
  const [, first] = /:(\w+)/.exec(operation.route) ?? [];
  if (nameOf(operation) === 'POST /api/agreements/preview') return 'of-the-asker';
  if (first === undefined) return operation.method === 'GET' ? 'of-the-asker' : beginnings.has(nameOf(operation)) ? 'beginning' : undefined;
  if (operation.route === '/api/statistics/:name') return 'of-the-asker';
  return first in ids ? 'as-if-unknown' : undefined;
}

/** What the stranger's staff of a role is answered, asking with ids that are the owner's, or nobody's. */
async function ask(operation: Operation, role: Role, of: ForeignIds): Promise<ServiceAnswer> {
  const { method, route, query } = operation;
  const endpoint = recordingEndpoints.find((one) => one.method === method && one.route === route);
  if (method !== 'GET' && !endpoint) throw new Error(`no request is known for ${nameOf(operation)}`);
  const statistic = () => 'length-of-stay';
  const path = route.replaceAll(/:(\w+)/g, (_whole, name: string) => of[name] ?? (name === 'name' ? statistic() : named(name)));
  const body = endpoint?.body && withIds(endpoint.body, of);
  return service.client.send(method, `${path}${endpoint?.query ?? query}`, { role, unit: of['tilbudId']!, municipality: stranger, body });
}

/** The same body about the owner's citizen, at the owner's tilbud. */
function withIds(body: Readonly<Record<string, unknown>>, of: ForeignIds): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, typeof value === 'string' && of[name] !== undefined ? of[name] : value]));
}

function saidBy({ status, body, text }: ServiceAnswer): string {
  const { correlationId: _own, ...rest } = (body ?? {}) as Record<string, unknown>;
  return `${status} ${body === undefined ? text : JSON.stringify(rest)}`;
}

/** The stranger's answers to everything but what begins something, by route and role. */
async function askEverything(of: ForeignIds): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const operation of operations.filter((one) => !beginnings.has(nameOf(one)))) {
    for (const role of roles) answers.set(`${nameOf(operation)} by ${role}`, saidBy(await ask(operation, role, of)));
  }
  return answers;
}

describe('another municipality', () => {
  it('falls under a rule at every route', () =>
    expect(operations.filter((operation) => ruleOf(operation) === undefined).map(nameOf)).toEqual([]));

  it('is answered about everything as if the owner had nothing, and changes nothing', async () => {
    const after = await askEverything(ids);
    expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
    const answered = [...after].filter(([, said]) => !said.startsWith('403'));
    expect(operations.filter((one) => !beginnings.has(nameOf(one)) && !answered.some(([name]) => name.startsWith(`${nameOf(one)} by `))).map(nameOf)).toEqual(partnersOnly);
    for (const [name, said] of after) {
      expect({ name, tells: secrets().filter((one) => said.includes(one)) }).toEqual({ name, tells: [] });
    }
    expect(await writtenBy(stranger)).toEqual([]);
  });

  it('is answered 404 wherever it names what is the owner’s', async () => {
    const after = await askEverything(ids);
    const named404 = [...after].filter(([name, said]) => ruleOf(operationNamed(name)) === 'as-if-unknown' && !said.startsWith('403'));
    expect(named404.filter(([, said]) => !/^40[04] /.test(said))).toEqual([]);
    expect(named404.filter(([, said]) => said.startsWith('404 ')).length).toBeGreaterThan(50);
  });

  it('is not told more by saying which version it has seen', async () => {
    const version = { 'if-match': '"1"' };
    const opening = { on: '2026-02-01', inquirySource: 'region', coordinator: { workerId: named('worker'), unit: 'unit' } };
    const asked = (id: string) => service.client.post(`/api/pathways/${id}/opening`, opening, { role: 'myndighed', municipality: stranger, headers: version });
    expect(saidBy(await asked(ids['citizenId']!))).toBe(saidBy(await asked(named('nobody'))));
  });

  it('does not see the owner’s citizens by naming the owner', async () => {
    for (const list of ['placements', 'follow-ups', 'advisories', 'deviations', 'inbox', 'partner-messages']) {
      const { body } = await service.client.get(`/api/${list}?municipality=${owner}`, { role: 'leder', municipality: stranger });
      expect({ list, body }).toEqual({ list, body: { items: [], next: null } });
    }
  });

  it('cannot draw the owner’s citizen into its own, through the body of a request', async () => {
    const by = { role: 'myndighed', municipality: stranger } as const;
    const own = await ok(service.client.post('/api/citizens', { cpr: '0101605210', givenName: 'Testborger', familyName: 'Eksempel' }, by));
    const tilbudId = await openTilbud(service.client, { municipality: stranger });
    const { citizenId } = ids;
    const answers = [
      await service.client.post(`/api/pathways/${own}/merges`, { citizenId }, by),
      await service.client.post(`/api/pathways/${own}/moved-entries`, { entries: [named('entry')], to: citizenId }, by),
      await service.client.post(`/api/tilbud/${tilbudId}/reservations`, { citizenId, kind: 'ordinary', from: '2026-12-01', until: '2026-12-31' }, by),
      await service.client.post(`/api/tilbud/${tilbudId}/waiting-list`, { citizenId, kind: 'ordinary', wantedFrom: '2026-12-01', reason: 'no-free-place' }, by),
    ];
    expect(answers.map(({ status, body }) => ({ status, type: (body as { type: string }).type }))).toEqual(
      answers.map(() => ({ status: 404, type: 'urn:borgerforloeb:problem:unknown-citizen' })),
    );
  });
});

describe('what another municipality begins', () => {
  const by = { role: 'leder', municipality: stranger } as const;

  it('is refused where the person is the owner’s, without saying who it is, and the look is logged', async () => {
    const person = { cpr: planted.cpr, givenName: 'Testborger', familyName: 'Eksempel' };
    const answer = await service.client.post('/api/citizens', person, { ...by, id: 'registrar' });
    expect(answer.body).toMatchObject({ status: 409, rule: 'CIT-4', reason: 'registered-elsewhere', facts: {} });
    expect(secrets().filter((one) => answer.text.includes(one))).toEqual([]);
    const { rows } = await service.pool.query("select municipality, citizen_id, purpose from privacy.access_log where actor_id = 'registrar'");
    expect(rows).toEqual([{ municipality: stranger, citizen_id: ids['citizenId'], purpose: 'registration' }]);
    const own = await service.client.post('/api/citizens', person, { role: 'leder', municipality: owner });
    expect(own.body).toMatchObject({ reason: 'citizen-already-registered', facts: { citizenId: ids['citizenId'] } });
  });

  it('cannot be found by personnummer, and not be given to a guest of its own', async () => {
    expect((await service.client.post('/api/citizens/lookup', { cpr: planted.cpr }, by)).status).toBe(404);
    const guest = await ok(service.client.post('/api/guests', { because: 'not-known' }, by));
    const answer = await service.client.post(`/api/pathways/${guest}/identification`, { cpr: planted.cpr, givenName: 'Testborger', familyName: 'Eksempel' }, by);
    expect(answer.body).toMatchObject({ status: 409, rule: 'CIT-4', reason: 'registered-elsewhere', facts: {} });
  });

  it('is its own: agreements, tilbud, delegations and policy', async () => {
    const [agreement] = recordingEndpoints.filter(({ method, route }) => method === 'POST' && route === '/api/agreements');
    const mine = await ok(service.client.post('/api/agreements', agreement!.body, by));
    await ok(service.client.put('/api/policies', { from: '2126-01-01', change: { klippekort: { clips: 9 } } }, by));
    const tilbudId = await openTilbud(service.client, { municipality: stranger });
    const asOwner = { role: 'leder', municipality: owner } as const;
    for (const path of ['/api/agreements', '/api/tilbud', '/api/delegations', '/api/policies']) {
      const { text } = await service.client.get(path, asOwner);
      expect({ path, tells: [mine, tilbudId, '"clips":9'].filter((one) => text.includes(one)) }).toEqual({ path, tells: [] });
    }
    expect((await service.client.get(`/api/agreements/${mine}/signing-secret`, asOwner)).status).toBe(404);
  });

  it('does not share a partner’s signing secret with the owner, whatever it calls the partner', async () => {
    const [agreement] = recordingEndpoints.filter(({ method, route }) => method === 'POST' && route === '/api/agreements');
    const mine = await ok(service.client.post('/api/agreements', { ...agreement!.body, partner: { id: planted.partner, name: 'Navnebror' } }, by));
    const secretOf = async (id: string, municipality: string) =>
      (await service.client.get(`/api/agreements/${id}/signing-secret`, { role: 'leder', municipality })).body as { secret: string };
    expect(await secretOf(mine, stranger)).not.toEqual(await secretOf(ids['agreementId']!, owner));
  });

  it('is a message about a stranger, where it hands one in about the owner’s citizen', async () => {
    const pathway = () => service.store.readStream(`pathway-${ids['citizenId']}` as never);
    const stood = (await pathway()).length;
    const message = hospitalNotification({ kind: 'STIN', cpr: planted.cpr, stay: 'handed in' });
    const headers = { 'content-type': 'application/fhir+json' };
    expect((await service.client.post('/fhir/$process-message', message, { ...by, headers })).status).toBe(200);
    expect(await pathway()).toHaveLength(stood);
    expect((await service.client.post('/fhir/$process-message', message, { role: 'region', headers })).status).toBe(200);
    expect((await pathway()).slice(stood)).toMatchObject([{ type: 'HospitalAdmissionRecorded', metadata: { municipality: owner } }]);
  });

  it('is nothing where the municipality is not served here', async () => {
    const answer = await service.client.get('/api/placements', { role: 'leder', municipality: '999' });
    expect(answer.body).toMatchObject({ status: 403, detail: 'the municipality is not served here' });
  });
});

describe('a region', () => {
  const of = (unit: string) => ({ role: 'region', unit }) as const;

  it('sees what it was told itself, by whichever municipality', async () => {
    const { body } = await service.client.get('/api/advisories', of(planted.partner));
    expect((body as { items: { id: string }[] }).items.map(({ id }) => id)).toContain(ids['advisoryId']);
    expect((await service.client.get(`/api/advisories/${ids['advisoryId']}`, of(planted.partner))).status).toBe(200);
  });

  it('sees nothing that another partner was told, and answers none of it', async () => {
    expect((await service.client.get('/api/advisories', of('another-partner'))).body).toEqual({ items: [], next: null });
    expect((await service.client.get(`/api/advisories/${ids['advisoryId']}`, of('another-partner'))).status).toBe(404);
    expect((await service.client.post(`/api/advisories/${ids['advisoryId']}/acknowledgement`, {}, of('another-partner'))).status).toBe(404);
  });
});

function operationNamed(name: string): Operation {
  return operations.find((operation) => name.startsWith(`${nameOf(operation)} by `))!;
}

/** What no answer to the stranger may hold. */
function secrets(): readonly string[] {
  return [...Object.values(ids), ...Object.values(planted)];
}

/** What people of a municipality wrote that is not their own. */
async function writtenBy(municipality: string): Promise<readonly string[]> {
  const events = await service.events();
  return events.filter(({ metadata }) => metadata.actor.municipality === municipality && metadata.municipality !== municipality).map(({ type }) => type);
}
