import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateInCopenhagen, instantInCopenhagen, type PlainDate, plainDate } from '#kernel';
import { eventually } from '#testing';
import { TestClock } from '#testing/delivery/delivery-world.js';
import { named } from '#testing/given-when-then/invented.js';
import { startService, type ServiceAnswer, type TestService } from '#testing/service/index.js';
import { Partner } from '../../apps/ops/src/demo/partner.js';

/** A Tuesday in spring: the fourteen dates from here run over a change of the clocks. */
const TUESDAY = plainDate('2026-03-17');
const [botilbud, support] = [named('tilbud of deviations'), named('support of deviations')];
const coordinator = named('coordinator of deviations');
const wait = { prefer: 'wait=10' };
const myndighed = { role: 'myndighed', unit: 'voksen', headers: wait } as const;
const atBotilbud = { role: 'botilbud', unit: botilbud, headers: wait } as const;

const clock = new TestClock(instantInCopenhagen(TUESDAY, '09:00'));
let service: TestService;
let partner: Partner;
let citizens = 0;
beforeAll(async () => {
  [service, partner] = await Promise.all([startService({ parts: { clock } }), Partner.start()]);
  const tilbud = { name: 'Opdigtet tilbud', kind: 'midlertidigt-botilbud', sections: ['SEL-82c', 'SEL-107', 'SEL-85'], managed: false };
  for (const id of [botilbud, support]) await done(service.client.post('/api/tilbud', { id, ...tilbud }, { headers: wait }));
});
afterAll(() => Promise.all([service.stop(), partner.stop()]));

const today = () => dateInCopenhagen(clock.now());
const comes = (date: PlainDate) => {
  clock.moveTo(instantInCopenhagen(date, '00:01'));
};
async function done(answer: Promise<ServiceAnswer>): Promise<string> {
  const { status, body } = await answer;
  expect({ status, body }).toEqual({ status: expect.any(Number), body: { id: expect.any(String), version: expect.any(Number), position: expect.any(String) } });
  return (body as { id: string }).id;
}
/** A citizen of 1860, with an open pathway. */
async function citizen(): Promise<string> {
  const cpr = `01016061${String(10 + citizens++)}`;
  const id = await done(service.client.post('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel' }, myndighed));
  const opening = { on: addDays(TUESDAY, -60), inquirySource: 'region', coordinator: { workerId: coordinator, unit: 'voksen' } };
  await done(service.client.post(`/api/pathways/${id}/opening`, opening, myndighed));
  return id;
}
const onPathway = (id: string, path: string, body: object, by: typeof myndighed | typeof atBotilbud = myndighed) =>
  done(service.client.post(`/api/pathways/${id}${path}`, body, by));

interface Deviation {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly from: string;
  readonly owner: unknown;
  readonly facts: Readonly<Record<string, unknown>>;
}
async function listed(query: string, by: object = myndighed): Promise<readonly Deviation[]> {
  const { status, body } = await service.client.get(`/api/deviations?${query}`, by);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body.items as readonly Deviation[];
}
async function shown(citizenId: string, kind: string, state = 'open'): Promise<Deviation> {
  const query = `citizenId=${citizenId}&kind=${kind}&state=${state}`;
  await eventually(`${kind} is shown as ${state}`, async () => (await listed(query)).length === 1, 30_000);
  return (await listed(query))[0]!;
}
/** Has every event been planned for and shown? */
async function settled(): Promise<void> {
  const head = String(await service.store.head());
  await eventually('deviations are planned for all that was recorded', async () => {
    const { rows } = await service.pool.query<{ position: string }>("select position::text from processing.checkpoints where name = 'plan-deviations'");
    return rows[0] !== undefined && BigInt(rows[0].position) >= BigInt(head);
  });
}

describe('limits that are broken become visible, and nothing that happened is refused', () => {
  it('an overrun akutplads: nothing for fourteen dates, a deviation on the fifteenth, shown to whom the policy names', async () => {
    const citizenId = await citizen();
    const stayId = await onPathway(citizenId, '/acute-stays', { on: TUESDAY, tilbudId: botilbud }, atBotilbud);
    await settled();
    comes(addDays(TUESDAY, 13));
    expect(await listed(`citizenId=${citizenId}`)).toEqual([]);
    comes(addDays(TUESDAY, 14));
    const deviation = await shown(citizenId, 'acute-stay-overrun');
    expect(deviation).toMatchObject({
      rule: 'STAY-3',
      subjectId: stayId,
      citizenId,
      unit: 'voksen',
      owner: { unit: 'voksen', workerId: coordinator },
      escalatedTo: { unit: 'ledelsen', workerId: null },
      from: addDays(TUESDAY, 14),
      until: null,
      facts: { startedOn: TUESDAY, lastDate: addDays(TUESDAY, 13), days: 14 },
    });
    await onPathway(citizenId, '/discharges', { stayId, on: today(), destination: 'own-home' }, atBotilbud);
  });

  it('an akutplads left in time: nothing is ever shown', async () => {
    const citizenId = await citizen();
    const began = today();
    const stayId = await onPathway(citizenId, '/acute-stays', { on: began, tilbudId: botilbud }, atBotilbud);
    comes(addDays(began, 5));
    await onPathway(citizenId, '/discharges', { stayId, on: today(), destination: 'own-home' }, atBotilbud);
    await settled();
    comes(addDays(began, 20));
    const other = await citizen();
    await onPathway(other, '/acute-stays', { on: addDays(today(), -20), tilbudId: botilbud }, atBotilbud);
    await shown(other, 'acute-stay-overrun');
    expect(await listed(`citizenId=${citizenId}`)).toEqual([]);
  });

  it('a discharge that the partner hears of too late, with who caused it', async () => {
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
          validFrom: addDays(today(), -60),
          validTo: null,
        },
        { headers: wait },
      ),
    );
    const citizenId = await citizen();
    await onPathway(citizenId, '/visitations', { section: 'SEL-107', from: addDays(today(), -20), to: null });
    const stayId = await onPathway(citizenId, '/stays', { section: 'SEL-107', on: addDays(today(), -10), tilbudId: botilbud }, atBotilbud);
    const plan = { date: addDays(today(), 2), destination: 'own-home', causedBy: 'botilbud' };
    await done(service.client.put(`/api/pathways/${citizenId}/stays/${stayId}/planned-discharge`, plan, atBotilbud));
    expect(await shown(citizenId, 'notice-too-short')).toMatchObject({
      rule: 'DIS-1',
      facts: { partnerId: 'region-eksempel', stayId, dischargeOn: plan.date, lateByDays: 5, causedBy: 'botilbud' },
      from: today(),
    });
  });

  it('a psychiatric discharge without an agreement, which falls away when the agreement turns out to have been made', async () => {
    const citizenId = await citizen();
    await onPathway(citizenId, '/visitations', { section: 'SEL-85', from: addDays(today(), -30), to: null });
    await done(
      service.client.post(
        `/api/pathways/${citizenId}/services`,
        { section: 'SEL-85', on: addDays(today(), -30), tilbudId: support, hoursPerWeek: 4 },
        { role: 'bostoette', unit: support, headers: wait },
      ),
    );
    const region = { role: 'region', unit: 'region', headers: wait } as const;
    const admissionId = await done(
      service.client.post(`/api/pathways/${citizenId}/admissions`, { on: addDays(today(), -10), careClass: 'inpatient', psychiatric: true }, region),
    );
    await done(service.client.post(`/api/pathways/${citizenId}/admissions/${admissionId}/discharge`, { on: addDays(today(), -1) }, region));
    const deviation = await shown(citizenId, 'hospital-discharge-without-agreement');
    expect(deviation).toMatchObject({ rule: 'DIS-2', facts: { admissionId, dischargedOn: addDays(today(), -1) } });
    const seen = (await service.client.get(`/api/deviations/${deviation.id}`, myndighed)).body.recordedFrom as string;

    await onPathway(citizenId, '/discharge-agreements', { on: addDays(today(), -3), admissionId, content: 'Opdigtet aftale' });
    await shown(citizenId, 'hospital-discharge-without-agreement', 'fell-away');
    const known = await service.client.get(`/api/deviations/${deviation.id}?knownAt=${seen}`, myndighed);
    expect(known.body).toMatchObject({ state: 'open', until: null });
    expect(await listed(`citizenId=${citizenId}&asOf=${today()}&kind=hospital-discharge-without-agreement`)).toEqual([]);
    expect(await listed(`citizenId=${citizenId}&asOf=${today()}&knownAt=${seen}&kind=hospital-discharge-without-agreement`)).toHaveLength(1);
    const refused = await service.client.post(`/api/deviations/${deviation.id}/resolution`, { outcome: 'justified' }, myndighed);
    expect(refused.body).toMatchObject({ status: 409, rule: 'DEV-3', reason: 'fell-away' });
  });

  it('a handover that nobody answers: it stays the sender’s, is shown, handed on and resolved', async () => {
    const citizenId = await citizen();
    await onPathway(citizenId, '/visitations', { section: 'SEL-107', from: addDays(today(), -40), to: null });
    await onPathway(citizenId, '/stays', { section: 'SEL-107', on: addDays(today(), -40), tilbudId: botilbud }, atBotilbud);
    const parties = { sender: { kind: 'tilbud', tilbudId: botilbud }, receiver: { kind: 'tilbud', tilbudId: support } };
    const transitionId = await onPathway(citizenId, '/planned-transitions', {
      kind: 'botilbud-to-own-home',
      ...parties,
      on: addDays(today(), -20),
      plannedDate: addDays(today(), 10),
    });
    await onPathway(citizenId, `/transitions/${transitionId}/offer`, { on: addDays(today(), -10) }, atBotilbud);
    const deviation = await shown(citizenId, 'handover-unanswered');
    expect(deviation).toMatchObject({ rule: 'TRA-2', subjectId: transitionId, facts: { offeredOn: addDays(today(), -10), answeredOn: null } });

    const url = `/api/deviations/${deviation.id}`;
    const receiver = { role: 'bostoette', unit: support } as const;
    expect((await service.client.post(`${url}/resolution`, { outcome: 'put-right' }, receiver)).body).toMatchObject({ status: 409, rule: 'DEV-3', reason: 'not-yours' });
    await done(service.client.post(`${url}/assignment`, { unit: botilbud, workerId: null }, myndighed));
    expect((await listed(`unit=${botilbud}&kind=handover-unanswered`, atBotilbud)).map(({ id }) => id)).toEqual([deviation.id]);
    expect(await listed('unit=voksen', atBotilbud)).toEqual([]);

    const { headers } = await service.client.get(url, atBotilbud);
    const words = { outcome: 'other', note: 'Aftalt mundtligt med Testborger' };
    expect((await service.client.post(`${url}/resolution`, { outcome: 'other' }, atBotilbud)).body).toMatchObject({ status: 409, rule: 'DEV-4', reason: 'no-note' });
    await done(service.client.post(`${url}/resolution`, words, { ...atBotilbud, headers: { ...wait, 'if-match': headers.get('etag')! } }));
    expect((await service.client.get(url, atBotilbud)).body).toMatchObject({ state: 'resolved', outcome: 'other', resolvedAt: expect.any(String) });
    const stored = (await service.events()).filter(({ stream }) => stream === `deviation-${deviation.id}`).map(({ data }) => data);
    expect(stored.at(-1)).toMatchObject({ outcome: 'other' });
    expect(JSON.stringify(stored)).not.toContain('Aftalt');
    expect((await service.client.post(`${url}/resolution`, { outcome: 'justified' }, myndighed)).body).toMatchObject({ rule: 'DEV-4', reason: 'resolved-otherwise' });
  });

  it('a stay recorded by mistake takes its overrun along', async () => {
    const citizenId = await citizen();
    await onPathway(citizenId, '/acute-stays', { on: addDays(today(), -20), tilbudId: botilbud }, atBotilbud);
    await shown(citizenId, 'acute-stay-overrun');
    const timeline = (await service.client.get(`/api/pathways/${citizenId}/timeline`, myndighed)).body.items as { type: string; eventId: string }[];
    const entry = timeline.find(({ type }) => type === 'AcuteStayStarted')!.eventId;
    await onPathway(citizenId, '/corrections', { retract: [entry], because: 'did-not-happen' });
    expect(await shown(citizenId, 'acute-stay-overrun', 'fell-away')).toMatchObject({ fellAwayBecause: 'corrected' });
  });

  it('a stay on the wrong citizen’s pathway: its overrun goes along, and who may have seen it is a deviation as well', async () => {
    const [wrong, right] = [await citizen(), await citizen()];
    await onPathway(wrong, '/acute-stays', { on: addDays(today(), -20), tilbudId: botilbud }, atBotilbud);
    await shown(wrong, 'acute-stay-overrun');
    const timeline = (await service.client.get(`/api/pathways/${wrong}/timeline`, myndighed)).body.items as { type: string; eventId: string }[];
    const entry = timeline.find(({ type }) => type === 'AcuteStayStarted')!.eventId;
    await onPathway(wrong, '/moved-entries', { entries: [entry], to: right });
    await shown(wrong, 'acute-stay-overrun', 'fell-away');
    await shown(right, 'acute-stay-overrun');
    const suspected = await shown(right, 'data-breach-suspected');
    expect(suspected).toMatchObject({ rule: 'MRG-2', facts: { recordedOn: wrong, entries: 1 }, escalatedTo: { unit: 'ledelsen' } });
    await done(service.client.post(`/api/deviations/${suspected.id}/resolution`, { outcome: 'reported' }, myndighed));
    expect(await shown(right, 'data-breach-suspected', 'resolved')).toMatchObject({ outcome: 'reported' });
  });

  it('pages by cursor in the order of the dates that broke the limits', async () => {
    const all = await listed('limit=500');
    expect(all.length).toBeGreaterThan(3);
    const paged: Deviation[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await service.client.get(`/api/deviations?limit=2${cursor}`, myndighed);
      paged.push(...(body.items as Deviation[]));
      if (body.next === null) break;
      cursor = `&cursor=${body.next as string}`;
    }
    expect(paged).toEqual(all);
    expect(all.map(({ from }) => from)).toEqual(all.map(({ from }) => from).sort());
  });

  it('are not there for whom they do not concern', async () => {
    const [{ id }] = (await listed('kind=acute-stay-overrun&limit=1')) as [Deviation];
    expect((await service.client.get(`/api/deviations/${id}`, { role: 'bostoette', unit: support })).status).toBe(404);
    expect((await service.client.get(`/api/deviations/${id}`, { role: 'region', unit: 'region' })).status).toBe(403);
    expect((await service.client.get(`/api/deviations/${named('nothing')}`, myndighed)).status).toBe(404);
    expect((await service.client.get('/api/deviations?state=expected', myndighed)).status).toBe(400);
  });
});
