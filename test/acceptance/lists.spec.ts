import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type z } from 'zod';
import { addDays, dateInCopenhagen, instantFromMillis } from '#kernel';
import { eventually } from '#testing';
import { named } from '#testing/given-when-then/invented.js';
import { type Asker, openTilbud, startService, type ServiceAnswer, type TestService } from '#testing/service/index.js';
import { coordinatorItem, klippekortItem, knownWorkerItem, massiveSupportItem, noticeItem, serviceItem, transitionItem, visitationItem } from '../../apps/server/src/api/facts/fact-items.js';
import { advisoryItem } from '../../apps/server/src/api/advisories/advisory-item.js';
import { followUpItem } from '../../apps/server/src/api/follow-ups/follow-up-item.js';
import { placementItem } from '../../apps/server/src/api/placements/placement-item.js';

let service: TestService;
let marielund: string;
let citizenId: string;
/** When all but the end of the story had been recorded. */
let midway: string;
const bostoette = named('tilbud of support');

beforeAll(async () => {
  service = await startService();
  marielund = await openTilbud(service.client);
  citizenId = await moved();
});
afterAll(() => service.stop());

const myndighed: Asker = { role: 'myndighed', unit: 'voksen' };
const post = async (path: string, body: unknown, asker: Asker = {}): Promise<ServiceAnswer> => {
  const answer = await service.client.post(path, body, { ...asker, headers: { prefer: 'wait=10' } });
  expect({ path, status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
  return answer;
};

/** A citizen of 1860 who moves from Marielund to a home of their own, with massive support, before the hospital takes them in. */
async function moved(): Promise<string> {
  const { id } = (await post('/api/citizens', { cpr: '0101605099', givenName: 'Testborger', familyName: 'Eksempel' })).body;
  const pathway = `/api/pathways/${id}`;
  await post(`${pathway}/opening`, { on: '2026-01-05', inquirySource: 'citizen', coordinator: { workerId: named('coordinator'), unit: 'voksen' } });
  for (const section of ['SEL-107', 'SEL-85', 'SEL-104']) await post(`${pathway}/visitations`, { section, from: '2026-02-01', to: null }, myndighed);
  const stay = (await post(`${pathway}/stays`, { section: 'SEL-107', on: '2026-02-01', tilbudId: marielund })).body.id;
  const transition = await post(`${pathway}/transitions`, {
    stayId: stay,
    on: '2026-05-01',
    tilbudId: bostoette,
    hoursPerWeek: 4,
    intensive: { through: '2026-06-30', hoursPerWeek: 20, steps: [{ from: '2026-06-01', hoursPerWeek: 10 }] },
    knownWorkers: [
      { workerId: named('worker of marielund'), tilbudId: marielund },
      { workerId: named('worker of support'), tilbudId: bostoette },
    ],
  });
  await post(`${pathway}/admissions`, { on: '2026-05-20', careClass: 'inpatient', psychiatric: true });
  const { items } = (await service.client.get(`${pathway}/timeline`)).body as { items: { recordedAt: string }[] };
  midway = items.map(({ recordedAt }) => recordedAt).sort().at(-1)!;
  await post(`${pathway}/transitions/${transition.body.id}/acceptance`, { on: '2026-05-04' }, { role: 'bostoette', unit: bostoette });
  return id as string;
}

const list = async (path: string, query: string, asker: Asker = {}) => {
  const answer = await service.client.get(`/api/${path}?${query}`, asker);
  expect({ path, status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
  return answer.body as { items: Record<string, unknown>[]; next: string | null };
};

describe('the lists of what goes on', () => {
  it.each<[string, string, z.ZodType, Record<string, unknown>[]]>([
    ['transitions', 'asOf=2026-05-02', transitionItem, [{ state: 'offered', unit: bostoette, from: '2026-05-01', until: '2026-05-04' }]],
    ['visitations', 'asOf=2026-05-02&state=waiting', visitationItem, [{ state: 'waiting', section: 'SEL-104' }]],
    ['services', 'asOf=2026-05-02', serviceItem, [{ state: 'given', tilbudId: bostoette, hoursPerWeek: 4 }]],
    ['massive-support', 'asOf=2026-06-01', massiveSupportItem, [{ hoursPerWeek: 10, through: '2026-06-30' }]],
    ['coordinators', 'asOf=2026-05-02', coordinatorItem, [{ unit: 'voksen', workerId: named('coordinator') }]],
    ['known-workers', `asOf=2026-05-02&unit=${bostoette}`, knownWorkerItem, [{ workerId: named('worker of support') }]],
    ['notices', 'asOf=2026-05-20', noticeItem, [{ state: 'admitted', careClass: 'inpatient' }]],
    ['klippekort', 'asOf=2026-05-20', klippekortItem, []],
  ])('%s?%s answer as they are described', async (path, query, item, expected) => {
    const { items, next } = await list(path, query);
    expect(items).toMatchObject(expected);
    expect(items).toHaveLength(expected.length);
    for (const one of items) expect(item.safeParse(one).error).toBeUndefined();
    expect(next).toBeNull();
  });

  it('answer as of another date, and as was known at another instant', async () => {
    const state = async (query: string) => (await list('transitions', query)).items.map((one) => one['state']);
    expect(await state('asOf=2026-04-30')).toEqual([]);
    expect(await state('asOf=2026-05-04')).toEqual([]);
    expect(await state(`asOf=2026-05-04&knownAt=${midway}`)).toEqual(['offered']);
  });

  it('go on page by page', async () => {
    const first = await list('known-workers', 'asOf=2026-05-02&limit=1');
    const second = await list('known-workers', `asOf=2026-05-02&limit=1&cursor=${first.next}`);
    expect(second.next).toBeNull();
    expect(new Set([...first.items, ...second.items].map((one) => one['workerId']))).toEqual(new Set([named('worker of marielund'), named('worker of support')]));
  });

  it('show staff of a tilbud what is their own, and regions nothing', async () => {
    const staff = (unit: string): Asker => ({ role: 'bostoette', unit });
    expect((await list('services', 'asOf=2026-05-02', staff(bostoette))).items).toHaveLength(1);
    expect((await list('services', 'asOf=2026-05-02', staff(named('another tilbud')))).items).toEqual([]);
    expect((await list('notices', `asOf=2026-05-20&citizenId=${citizenId}`, staff(named('another tilbud')))).items).toEqual([]);
    const unnamed = await service.client.get('/api/notices', staff(bostoette));
    expect(unnamed.status).toBe(400);
    expect((await service.client.get('/api/transitions', { role: 'region', unit: 'region-eksempel' })).status).toBe(403);
  });
});

describe('the lists of where citizens are, what there is to do, and who is told', () => {
  const today = dateInCopenhagen(instantFromMillis(Date.now()));
  let staying: string;
  beforeAll(async () => {
    await post('/api/agreements', {
      partner: { id: 'region-eksempel', name: 'Region Eksempel' },
      direction: 'to-partner',
      trigger: 'botilbud-discharge',
      tilbudId: null,
      leadTime: { value: 7, unit: 'days' },
      cutoff: '12:00',
      channel: { kind: 'webhook', endpoint: 'https://partner.example/advisories', secretGeneration: 1 },
      acknowledgeWithin: { value: 1, unit: 'working-days' },
      escalateTo: { unit: 'voksen', workerId: null },
      basis: { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning', dataCategories: ['identification', 'discharge-date', 'destination'] },
      validFrom: '2026-01-01',
      validTo: null,
    });
    staying = (await post('/api/citizens', { cpr: '0101605098', givenName: 'Testborger', familyName: 'Eksempel' })).body.id;
    const pathway = `/api/pathways/${staying}`;
    await post(`${pathway}/opening`, { on: '2026-01-05', inquirySource: 'citizen', coordinator: { workerId: named('coordinator'), unit: 'voksen' } });
    await post(`${pathway}/visitations`, { section: 'SEL-107', from: '2026-02-01', to: null }, myndighed);
    await post(`${pathway}/visitations`, { section: 'SEL-104', from: today, to: null }, myndighed);
    const stay = (await post(`${pathway}/stays`, { section: 'SEL-107', on: '2026-02-01', tilbudId: marielund })).body.id;
    const plan = { date: addDays(today, 60), destination: 'own-home', causedBy: 'botilbud' };
    expect((await service.client.put(`${pathway}/stays/${stay}/planned-discharge`, plan)).status).toBe(200);
  });

  it.each<[string, string, z.ZodType]>([
    ['placements', 'asOf=2026-05-02', placementItem],
    ['follow-ups', 'state=open', followUpItem],
    ['advisories', 'state=planned', advisoryItem],
  ])('%s?%s answer as they are described', async (path, query, item) => {
    let items: Record<string, unknown>[] = [];
    await eventually('the planners have seen it', async () => {
      items = (await list(path, `${query}&citizenId=${staying}`)).items;
      return items.length > 0;
    });
    for (const one of items) expect(item.safeParse(one).error).toBeUndefined();
    expect((await list(path, `${query}&citizenId=${staying}&knownAt=2026-01-01T00:00:00.000Z`)).items).toEqual([]);
    expect((await list(path, `citizenId=${staying}&asOf=2020-01-01`)).items).toEqual([]);
  });

  it('say in the description of the API what they answer', async () => {
    const { paths } = (await service.client.get('/api/openapi.json')).body;
    const described = ['transitions', 'notices', 'visitations', 'services', 'massive-support', 'klippekort', 'coordinators', 'known-workers', 'placements', 'follow-ups', 'advisories'];
    for (const path of described) {
      const { schema } = paths[`/api/${path}`].get.responses['200'].content['application/json'];
      expect(schema.properties.items.items.properties).toMatchObject({ citizenId: { type: 'string', format: 'uuid' }, from: { type: 'string', format: 'date' } });
    }
  });
});
