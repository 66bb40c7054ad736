import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateInCopenhagen, instantInCopenhagen, plainDate, type Uuid } from '#kernel';
import { careCommunicationThread } from '#medcom';
import { eventually } from '#testing';
import { careCommunication, type CareCommunicationOptions, testHospital, testWard } from '#testing/medcom/index.js';
import { type ServiceAnswer } from '#testing/service/index.js';
import { agreed, webhookTo } from '../agreements/agreed.js';
import { Inbox } from '../hard-cases/inbox.js';
import { atBotilbud, botilbud, manager, myndighed, World } from '../hard-cases/world.js';

const region = { role: 'region', unit: 'testpartner', headers: { 'content-type': 'application/fhir+json', prefer: 'wait=10' } } as const;

let world: World;
let partner: Inbox;
let citizens = 0;
beforeAll(async () => {
  world = await World.at(instantInCopenhagen(plainDate('2026-11-06'), '10:00'), '72');
  partner = await Inbox.open();
  const terms = agreed('testpartner', webhookTo(partner), { acknowledgeWithin: { value: 1, unit: 'days' } });
  // What went out before the partner came to get MedCom messages is answered by the same unit afterwards.
  const medcom = { kind: 'fhir', endpoint: 'https://partner.example/fhir', sor: testHospital.sor, gln: testHospital.gln };
  const agreement = await world.record('/api/agreements', { ...terms, channel: medcom }, manager);
  await world.record(`/api/agreements/${agreement}/revisions`, terms, manager);
});
afterAll(() => Promise.all([world.service.stop(), partner.close()]));

const send = (options: CareCommunicationOptions) => world.service.client.post('/fhir/$process-message', careCommunication(options), region);
const codeOf = (answer: ServiceAnswer) =>
  (answer.body.entry as { resource: { resourceType: string; response?: { code: string } } }[]).find(({ resource }) => resource.resourceType === 'MessageHeader')?.resource.response?.code;
const typesOf = async (id: string) => (await world.service.store.readStream(`pathway-${id}` as never)).map(({ type }) => type);
const tasksOf = async (id: string) => (await world.items(`/api/follow-ups?citizenId=${id}&state=open`)).map(({ kind }: { kind: string }) => kind);
const messagesOf = (id: string) => world.items(`/api/partner-messages?citizenId=${id}`);
const entriesOf = (id: string) => world.items(`/api/inbox?citizenId=${id}`);

/** A citizen with a CPR that the test knows: with an open case, or only registered. */
async function citizen(open = true) {
  const cpr = `01016073${String(citizens++).padStart(2, '0')}`;
  const id = await world.record('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel' });
  const coordinator = { workerId: '00000000-0000-4000-8000-000000000001', unit: 'voksen' };
  if (open) await world.record(`/api/pathways/${id}/opening`, { on: '2026-09-01', inquirySource: 'region', coordinator });
  return { id, cpr };
}

/** A citizen whose planned discharge the partner was told of. */
async function told() {
  const { id, cpr } = await citizen();
  const pathway = `/api/pathways/${id}`;
  await world.record(`${pathway}/visitations`, { section: 'SEL-107', from: '2026-09-01', to: null });
  const stayId = await world.record(`${pathway}/stays`, { section: 'SEL-107', on: '2026-09-01', tilbudId: botilbud }, atBotilbud);
  const date = addDays(dateInCopenhagen(world.clock.now()), 3);
  await world.put(`${pathway}/stays/${stayId}/planned-discharge`, { date, destination: 'own-home', causedBy: 'botilbud' });
  const [message] = await partner.arrived(stayId, 1);
  const advisoryId = message!.data.advisoryId;
  await eventually('the advisory is shown as sent', async () => (await world.pathway(`/api/advisories/${advisoryId}`)).state === 'sent', 30_000);
  return { id, cpr, advisoryId, thread: careCommunicationThread(advisoryId as Uuid) };
}

describe('a CareCommunication from a partner', () => {
  it('about a known citizen is kept on the pathway, its text under the citizen’s key, and the coordinator gets a task', async () => {
    const { id, cpr } = await citizen();
    const answer = await send({ name: cpr, cpr, text: 'Plantet besked', topic: 'Plantet emne' });
    expect([answer.status, codeOf(answer)]).toEqual([200, 'ok']);
    const stored = await world.service.store.readStream(`pathway-${id}` as never);
    expect(stored.at(-1)!.type).toBe('PartnerMessageReceived');
    expect(JSON.stringify(stored, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('Plantet');
    const { items } = await world.pathway(`/api/pathways/${id}/timeline`);
    expect(items.at(-1)).toMatchObject({ type: 'PartnerMessageReceived', personal: { text: 'Plantet besked', topic: 'Plantet emne' } });
    await eventually('the message is listed', async () => (await messagesOf(id)).length > 0, 30_000);
    expect(await messagesOf(id)).toMatchObject([{ state: 'message', category: 'carecoordination' }]);
    await eventually('the coordinator has a task', async () => (await tasksOf(id)).includes('message-reading'), 30_000);
  });

  it('that announces a discharge is a notice for a person to register: no date is read out of the text', async () => {
    const { id, cpr } = await citizen();
    const admitted = await world.record(`/api/pathways/${id}/admissions`, { on: '2026-11-02', careClass: 'inpatient', psychiatric: true });
    expect(codeOf(await send({ name: cpr, cpr, category: 'discharge', text: 'Udskrives forventet 20.11.2026' }))).toBe('ok');
    await eventually('the message is listed', async () => (await messagesOf(id)).length > 0, 30_000);
    expect(await messagesOf(id)).toMatchObject([{ state: 'discharge-announced' }]);
    await eventually('the coordinator has a task', async () => (await tasksOf(id)).includes('discharge-notice'), 30_000);
    expect(await typesOf(id)).not.toContain('ExpectedHospitalDischargeSet');
    await world.put(`/api/pathways/${id}/admissions/${admitted}/expected-discharge`, { on: '2026-11-06', date: '2026-11-20' }, myndighed);
    await eventually('the task is done', async () => !(await tasksOf(id)).includes('discharge-notice'), 30_000);
  });

  it('that answers an advisory is its confirmation, by the thread and the citizen', async () => {
    const { id, cpr, advisoryId, thread } = await told();
    expect(codeOf(await send({ name: cpr, cpr, activity: 'reply-message', thread, answers: advisoryId, text: 'Plantet svar' }))).toBe('ok');
    await eventually('the advisory is shown as answered', async () => (await world.pathway(`/api/advisories/${advisoryId}`)).state === 'answered', 30_000);
    await eventually('somebody is to read it', async () => (await tasksOf(id)).includes('answer-reading'), 30_000);
    const stored = await world.service.store.readStream(`advisory-${advisoryId}` as never);
    expect(JSON.stringify(stored.map(({ data }) => data))).not.toContain('Plantet');
    expect(await typesOf(id)).not.toContain('PartnerMessageReceived');
  });

  it('that answers an advisory without naming it is matched by the thread alone', async () => {
    const { cpr, advisoryId, thread } = await told();
    expect(codeOf(await send({ name: cpr, cpr, activity: 'reply-message', thread }))).toBe('ok');
    expect((await world.service.store.readStream(`advisory-${advisoryId}` as never)).at(-1)!.type).toBe('AdvisoryAnswered');
  });

  it('on an advisory’s thread, of another unit or about another citizen, confirms nothing', async () => {
    const { cpr, advisoryId, thread } = await told();
    const other = await citizen();
    await send({ name: `${cpr} ward`, cpr, activity: 'reply-message', thread, sender: testWard });
    await send({ name: `${cpr} other`, cpr: other.cpr, activity: 'reply-message', thread });
    expect((await world.service.store.readStream(`advisory-${advisoryId}` as never)).map(({ type }) => type)).not.toContain('AdvisoryAnswered');
    await eventually('the other lies in the inbox', async () => (await entriesOf(other.id)).length > 0, 30_000);
    expect(await entriesOf(other.id)).toMatchObject([{ because: 'unknown-thread', thread }]);
  });

  it('that is repeated is kept once; with other content under an id of its own, or of its bundle, it is turned down', async () => {
    const { id, cpr } = await citizen();
    await send({ name: cpr, cpr });
    const before = await typesOf(id);
    expect(codeOf(await send({ name: cpr, cpr }))).toBe('ok');
    expect(codeOf(await send({ name: cpr, cpr, text: 'Noget andet' }))).toBe('fatal-error');
    expect(await typesOf(id)).toEqual(before);
    const bundle = structuredClone(careCommunication({ name: `${cpr} other`, cpr }));
    bundle.id = careCommunication({ name: cpr }).id!;
    const answer = await world.service.client.post('/fhir/$process-message', bundle, region);
    expect(codeOf(answer)).toBe('fatal-error');
    expect(answer.text).toContain('Bundle.id');
    expect((await typesOf(id)).filter((type) => type === 'PartnerMessageReceived')).toHaveLength(1);
  });

  it('about a stranger is answered, and nothing is kept', async () => {
    const head = await world.service.store.head();
    expect(codeOf(await send({ cpr: '0101606999', text: 'Plantet' }))).toBe('ok');
    expect(await world.service.store.head()).toBe(head);
  });

  it('that is wrong is turned down, saying where, and naming nobody', async () => {
    const { id, cpr } = await citizen();
    const answer = await send({ name: cpr, cpr, thread: 'Plantet navn' });
    expect(codeOf(answer)).toBe('fatal-error');
    expect(answer.text).toContain('Bundle.entry[2].resource.identifier[0].value');
    expect(answer.text).not.toMatch(new RegExp(`Plantet|${cpr}`));
    expect(await typesOf(id)).not.toContain('PartnerMessageReceived');
  });
});

describe('the inbox', () => {
  const arrive = async () => {
    const { id, cpr } = await citizen(false);
    expect(codeOf(await send({ name: cpr, cpr, text: 'Plantet besked', topic: 'Plantet emne' }))).toBe('ok');
    await eventually('the message lies in the inbox', async () => (await entriesOf(id)).length === 1, 30_000);
    const [entry] = await entriesOf(id);
    return { id, entry, path: `/api/inbox/${String(entry.id)}` };
  };

  it('has what a partner writes about a known citizen without a case, by ids and codes; its text is shown to whoever opens it', async () => {
    const { id, entry, path } = await arrive();
    expect(entry).toMatchObject({ kind: 'care-communication', because: 'no-open-case', citizenId: id, state: 'open', unit: 'unassigned' });
    expect(JSON.stringify(entry)).not.toContain('Plantet');
    expect(await world.pathway(path)).toMatchObject({ personal: { text: 'Plantet besked', topic: 'Plantet emne' } });
    const { rows } = await world.service.pool.query('select purpose from privacy.access_log where citizen_id = $1 order by 1', [id]);
    expect(rows).toContainEqual({ purpose: 'inbox' });
  });

  it('has its entries assigned and settled by the authority', async () => {
    const { id, path } = await arrive();
    const known = world.clock.now();
    await world.record(`${path}/assignment`, { unit: 'voksen', workerId: null });
    expect(await world.refused(`${path}/settlement`, { as: 'other' })).toBe('INB-2 no-note');
    await world.record(`${path}/settlement`, { as: 'other', note: 'Plantet note' });
    await eventually('it is settled', async () => (await entriesOf(id))[0].state === 'settled', 30_000);
    expect(await world.pathway(path)).toMatchObject({ unit: 'voksen', settledAs: 'other', personal: { note: 'Plantet note' } });
    expect(await world.refused(`${path}/assignment`, { unit: 'other', workerId: null })).toBe('INB-2 settled');
    expect(await world.items(`/api/inbox?citizenId=${id}&knownAt=${known}`)).toMatchObject([{ state: 'open' }]);
  });

  it('is within reach of the authority of the citizen’s own municipality only', async () => {
    const { id, path } = await arrive();
    for (const role of ['botilbud', 'bostoette', 'region'] as const) expect((await world.service.client.get(path, { role })).status).toBe(403);
    expect((await world.service.client.get('/api/inbox/00000000-0000-4000-8000-000000000009', myndighed)).status).toBe(404);
    expect(id).toBeDefined();
  });
});
