import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type z } from 'zod';
import { named } from '#testing/given-when-then/invented.js';
import { type Asker, openTilbud, startService, type ServiceAnswer, type TestService } from '#testing/service/index.js';
import { coordinatorItem, klippekortItem, knownWorkerItem, massiveSupportItem, noticeItem, serviceItem, transitionItem, visitationItem } from '../../apps/server/src/api/facts/fact-items.js';

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
