import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type Clock, dateInCopenhagen, type PlainDate } from '#kernel';
import { CLOCK } from '#platform';
import { eventually } from '#testing';
import { named } from '#testing/given-when-then/invented.js';
import { startService, type ServiceAnswer, type TestService } from '#testing/service/index.js';
import { Partner } from '../../apps/ops/src/demo/partner.js';

const botilbud = named('tilbud of merged records');
const wait = { prefer: 'wait=10' };
const myndighed = { role: 'myndighed', unit: 'voksen', headers: wait } as const;
const atBotilbud = { role: 'botilbud', unit: botilbud, headers: wait } as const;

let service: TestService;
let partner: Partner;
let today: PlainDate;
beforeAll(async () => {
  [service, partner] = await Promise.all([startService(), Partner.start()]);
  today = dateInCopenhagen(service.get<Clock>(CLOCK).now());
  const tilbud = { id: botilbud, name: 'Opdigtet tilbud', kind: 'midlertidigt-botilbud', sections: ['SEL-107'], managed: false };
  await done(service.client.post('/api/tilbud', tilbud, { headers: wait }));
  await done(
    service.client.post(
      '/api/agreements',
      {
        partner: { id: 'region-eksempel', name: 'Region Eksempel' },
        direction: 'to-partner',
        trigger: 'botilbud-discharge',
        tilbudId: null,
        leadTime: { value: 7, unit: 'days' },
        cutoff: '12:00',
        channel: { kind: 'webhook', endpoint: partner.endpoint, secretGeneration: 1 },
        acknowledgeWithin: { value: 1, unit: 'working-days' },
        escalateTo: { unit: 'voksen', workerId: null },
        basis: { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning', dataCategories: ['discharge-date'] },
        validFrom: addDays(today, -60),
        validTo: null,
      },
      { headers: wait },
    ),
  );
});
afterAll(() => Promise.all([service.stop(), partner.stop()]));

async function done(answer: Promise<ServiceAnswer>): Promise<string> {
  const { status, body } = await answer;
  expect({ status, body }).toEqual({ status: expect.any(Number), body: { id: expect.any(String), version: expect.any(Number), position: expect.any(String) } });
  return (body as { id: string }).id;
}
const post = (path: string, body: unknown, by: typeof myndighed | typeof atBotilbud = myndighed) => done(service.client.post(path, body, by));

/** A citizen of 1860, with an open pathway. */
async function citizen(cpr: string): Promise<string> {
  const id = await post('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel' });
  const opening = { on: addDays(today, -60), inquirySource: 'region', coordinator: { workerId: named('coordinator'), unit: 'voksen' } };
  await post(`/api/pathways/${id}/opening`, opening);
  return id;
}
async function advisories(citizenId: string): Promise<readonly string[]> {
  const { body } = await service.client.get(`/api/advisories?citizenId=${citizenId}`, myndighed);
  return (body.items as { kind: string; state: string; about: { date: string } }[]).map(({ kind, state, about }) => `${kind} ${about.date} ${state}`).sort();
}

describe('advisories of two records of one person', () => {
  it('are withdrawn on the one and planned on the other, each once; undone, they are as they were', async () => {
    const [one, twin] = [await citizen('0101606201'), await citizen('0101606202')];
    await post(`/api/pathways/${twin}/visitations`, { section: 'SEL-107', from: addDays(today, -20), to: null });
    const stayId = await post(`/api/pathways/${twin}/stays`, { section: 'SEL-107', on: addDays(today, -10), tilbudId: botilbud }, atBotilbud);
    const plan = { date: addDays(today, 40), destination: 'own-home', causedBy: 'citizen' };
    await done(service.client.put(`/api/pathways/${twin}/stays/${stayId}/planned-discharge`, plan, atBotilbud));
    const shows = (citizenId: string, ...expected: string[]) =>
      eventually(`advisories are ${expected.join(', ')}`, async () => (await advisories(citizenId)).join() === expected.join(), 20_000);
    await shows(twin, `discharge-planned ${plan.date} planned`);

    const adoptionId = await post(`/api/pathways/${one}/merges`, { citizenId: twin });
    await shows(one, `discharge-planned ${plan.date} planned`);
    const withdrawn = async () => (await service.events()).filter(({ type }) => type === 'AdvisoryWithdrawn').map(({ data }) => data['because'] as string);
    await eventually('the twin’s is withdrawn', async () => (await withdrawn()).join() === 'retracted');

    await done(service.client.delete(`/api/pathways/${one}/merges/${adoptionId}`, myndighed));
    await shows(twin, `discharge-planned ${plan.date} planned`, `discharge-planned ${plan.date} withdrawn`);
    await shows(one, `discharge-planned ${plan.date} withdrawn`);
    expect(partner.received).toEqual([]);
    expect((await service.events()).filter(({ type }) => type === 'AdvisoryPlanned')).toHaveLength(3);
  });
});
