import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Role } from '#kernel';
import { named } from '#testing/given-when-then/invented.js';
import { startService, type ServiceAnswer, type TestService } from '#testing/service/index.js';

let service: TestService;
let numbers = 0;
beforeAll(async () => {
  service = await startService({ environment: { ROLES: 'server' } });
});
afterAll(() => service.stop());

const tilbudId = named('tilbud bostoette');
const workerId = named('worker at bostoette');
const coordinator = { workerId: named('coordinator'), unit: 'voksen' };

const recorded = (answer: ServiceAnswer, status = 201): string => {
  expect({ status: answer.status, body: answer.body }).toEqual({ status, body: expect.objectContaining({ id: expect.any(String) }) });
  return answer.body.id as string;
};
const post = async (path: string, body: unknown, role: Role = 'myndighed') =>
  recorded(await service.client.post(path, body, { role, ...(role === 'bostoette' ? { unit: tilbudId } : {}) }));
const refusal = async (path: string, body: unknown, role: Role = 'myndighed') => (await service.client.post(path, body, { role })).body;
const pathwayOf = async (citizenId: string, query = '') => (await service.client.get(`/api/pathways/${citizenId}${query}`)).body;
const phase = async (citizenId: string, asOf: string) => (await pathwayOf(citizenId, `?asOf=${asOf}`)).case.phase;
const ofToday = () => `01016061${String(10 + numbers++)}`;
const register = (cpr = ofToday()) => post('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel', address: 'Eksempelvej 1' });
const open = (citizenId: string, more: object = {}) =>
  post(`/api/pathways/${citizenId}/opening`, { on: '2026-01-05', inquirySource: 'citizen', coordinator, ...more });

describe('from the first inquiry to the last clip', () => {
  let citizenId: string;
  let at: string;

  it('begins with a referral, which opening the pathway answers', async () => {
    citizenId = await register();
    at = `/api/pathways/${citizenId}`;
    const referral = { on: '2026-01-03', at: '2026-01-03T22:10:00.000Z', source: 'somatic-emergency-department', unitSor: '441211000016002', note: 'Opdigtet henvisning' };
    const inquiryId = await post(`${at}/inquiries`, referral, 'region');
    expect([await phase(citizenId, '2026-01-02'), await phase(citizenId, '2026-01-03')]).toEqual(['none', 'inquiry']);
    await open(citizenId, { inquiryId, inquirySource: 'somatic-emergency-department' });
    expect(await refusal(`${at}/inquiries/${inquiryId}/answer`, { on: '2026-01-06', outcome: 'advised' })).toMatchObject({ rule: 'INQ-1', reason: 'already-answered' });
    expect((await pathwayOf(citizenId)).case.inquiries).toMatchObject([{ inquiryId, answer: { on: '2026-01-05', outcome: 'taken-up' } }]);
  });

  it('goes on with an assessment and a decision, and support that waits before it starts', async () => {
    await post(`${at}/assessments`, { on: '2026-01-10' });
    const visitation = { section: 'SEL-85', from: '2026-02-01', to: null, hoursPerWeek: 6, decidedOn: '2026-01-25' };
    expect(await refusal(`${at}/visitations`, visitation, 'leder')).toMatchObject({ status: 403 });
    const visitationId = await post(`${at}/visitations`, visitation);
    expect([await phase(citizenId, '2026-01-24'), await phase(citizenId, '2026-01-25')]).toEqual(['assessing', 'active']);

    const serviceId = await post(`${at}/waiting-services`, { section: 'SEL-85', on: '2026-02-01', tilbudId, because: 'staffing' });
    const start = { section: 'SEL-85', on: '2026-02-10', tilbudId, hoursPerWeek: 6 };
    expect(await post(`${at}/waiting-services/${serviceId}/start`, start, 'bostoette')).toBe(serviceId);
    expect(await pathwayOf(citizenId)).toMatchObject({
      waiting: [{ serviceId, from: '2026-02-01', until: '2026-02-10' }],
      services: [{ serviceId, from: '2026-02-10', until: null, ground: { kind: 'visitation', visitationId } }],
    });
  });

  it('turns the support up and down, pauses it, and plans its end', async () => {
    const { serviceId } = (await pathwayOf(citizenId)).services[0];
    const ofService = `${at}/services/${serviceId}`;
    await post(`${ofService}/hours`, { on: '2026-03-01', hoursPerWeek: 3 }, 'bostoette');
    await post(`${ofService}/pause`, { on: '2026-03-10', because: 'admission' }, 'bostoette');
    expect(await refusal(`${ofService}/pause`, { on: '2026-03-12', because: 'absence' })).toMatchObject({ rule: 'SVC-4', reason: 'paused-already', field: 'on' });
    await post(`${ofService}/resumption`, { on: '2026-03-20' }, 'bostoette');
    recorded(await service.client.put(`${ofService}/planned-end`, { date: '2026-06-01' }), 200);
    expect((await pathwayOf(citizenId)).services).toMatchObject([
      { hours: [{ from: '2026-03-01', hoursPerWeek: 3 }], pauses: [{ from: '2026-03-10', until: '2026-03-20' }], plannedEnd: '2026-06-01' },
    ]);
    recorded(await service.client.delete(`${ofService}/planned-end`), 200);
    expect((await service.client.delete(`${ofService}/planned-end`)).body).toMatchObject({ status: 409, rule: 'SVC-6' });
    expect(await refusal(`${ofService}/massive-support/steps`, { on: '2026-03-25', hoursPerWeek: 20 })).toMatchObject({ rule: 'SVC-8', reason: 'no-massive-period' });
  });

  it('revises and revokes what was granted, by the authority alone', async () => {
    const { visitationId } = (await pathwayOf(citizenId)).visitations[0];
    const revision = { on: '2026-04-01', to: '2026-12-31', hoursPerWeek: 4 };
    expect(await refusal(`${at}/visitations/${visitationId}/revisions`, revision, 'leder')).toMatchObject({ status: 403 });
    await post(`${at}/visitations/${visitationId}/revisions`, revision);
    expect((await pathwayOf(citizenId)).visitations).toMatchObject([{ to: '2026-12-31', terms: [{ hoursPerWeek: 6 }, { from: '2026-04-01', hoursPerWeek: 4 }] }]);
    const other = await post(`${at}/visitations`, { section: 'SEL-104', from: '2026-04-01', to: null });
    await post(`${at}/visitations/${other}/revocation`, { on: '2026-04-10', because: 'citizen-wish' });
    expect((await pathwayOf(citizenId)).visitations[1]).toMatchObject({ to: '2026-04-09', revokedOn: '2026-04-10' });
    expect(await refusal(`${at}/visitations/${named('nothing')}/revocation`, { on: '2026-04-10', because: 'other' })).toMatchObject({ status: 404 });
  });

  it('knows the people around the citizen, and when they were in touch', async () => {
    await post(`${at}/known-workers`, { on: '2026-02-10', workerId, tilbudId }, 'bostoette');
    await post(`${at}/contacts`, { on: '2026-02-12', at: '2026-02-12T08:00:00.000Z', kind: 'visit', workerId, tilbudId }, 'bostoette');
    await post(`${at}/contacts`, { on: '2026-02-13', kind: 'phone', workerId: coordinator.workerId, tilbudId: null });
    await post(`${at}/known-workers`, { on: '2026-02-15', workerId: named('stranger'), tilbudId }, 'bostoette');
    await post(`${at}/known-workers/ending`, { on: '2026-05-01', workerId: named('stranger'), tilbudId }, 'bostoette');
    const { people } = await pathwayOf(citizenId);
    expect(people.contacts).toMatchObject([{ kind: 'visit', tilbudId }, { kind: 'phone', tilbudId: null }]);
    expect(people.knownWorkers).toMatchObject([{ workerId, until: null }, { workerId: named('stranger'), until: '2026-05-01' }]);
  });

  it('closes with a klippekort, whose talks lead to a new inquiry, which opens the pathway again', async () => {
    const { serviceId } = (await pathwayOf(citizenId)).services[0];
    await post(`${at}/services/${serviceId}/ending`, { on: '2026-06-01', reason: 'goals-met' }, 'bostoette');
    await post(`${at}/closing`, { on: '2026-06-01', outcome: 'goals-met' });
    for (const on of ['2026-06-10', '2026-06-20']) await post(`${at}/klippekort/clips`, { on, tilbudId, workerId }, 'bostoette');
    const cards = async () => (await service.client.get(`${at}/klippekort`)).body;
    const { current, offersDue } = await cards();
    expect(offersDue).toEqual([{ cardId: current.cardId, since: '2026-06-20', because: 'talks-close-together' }]);

    await post(`${at}/klippekort/${current.cardId}/offers`, { on: '2026-06-21', answer: 'accepted' }, 'bostoette');
    expect((await cards()).offersDue).toEqual([]);
    expect([await phase(citizenId, '2026-06-20'), await phase(citizenId, '2026-06-21')]).toEqual(['closed', 'inquiry']);
    const { inquiryId } = (await pathwayOf(citizenId)).case.inquiries[1];
    await open(citizenId, { on: '2026-06-25', inquirySource: 'klippekort', inquiryId });
    expect((await cards()).current).toMatchObject({ status: 'active' });
    await post(`${at}/visitations`, { section: 'SEL-85', from: '2026-07-01', to: null });
    expect((await cards()).current).toMatchObject({ status: 'superseded', ended: { on: '2026-07-01' }, uses: ['2026-06-10', '2026-06-20'] });
  });

  it('leaves nothing that was said in words in the log', async () => {
    expect(service.log.text).not.toMatch(/Opdigtet|Testborger|Eksempelvej/);
    expect(JSON.stringify((await service.events()).map(({ data }) => data))).not.toMatch(/Opdigtet|Testborger|Eksempelvej/);
  });
});

describe('a guest without a name', () => {
  it('is referred from a somatic emergency department outside office hours', async () => {
    const guest = await post('/api/guests', { because: 'not-known', alias: 'Testgæst' });
    const inquiryId = await post(`/api/pathways/${guest}/inquiries`, { on: '2026-03-07', at: '2026-03-07T23:30:00.000Z', source: 'somatic-emergency-department' });
    expect(await pathwayOf(guest, '?asOf=2026-03-07')).toMatchObject({ citizen: { personal: null }, case: { phase: 'inquiry', inquiries: [{ inquiryId, answer: null }] } });
    await post(`/api/pathways/${guest}/inquiries/${inquiryId}/answer`, { on: '2026-03-09', outcome: 'passed-on' });
    expect(await phase(guest, '2026-03-09')).toBe('none');
  });
});

describe('a death recorded by mistake', () => {
  it('stops everything until it is taken back', async () => {
    const citizenId = await register();
    const at = `/api/pathways/${citizenId}`;
    await open(citizenId);
    await post(`${at}/visitations`, { section: 'SEL-85', from: '2026-02-01', to: null });
    await post(`${at}/services`, { section: 'SEL-85', on: '2026-02-01', tilbudId });
    await post(`${at}/death`, { on: '2026-05-01' });
    expect(await phase(citizenId, '2026-05-01')).toBe('closed');
    expect(await refusal(`${at}/contacts`, { on: '2026-05-01', kind: 'phone', workerId, tilbudId })).toMatchObject({ rule: 'CIT-1', reason: 'citizen-dead' });

    const { items } = (await service.client.get(`${at}/timeline`)).body;
    const death = items.find(({ type }: { type: string }) => type === 'CitizenDied').eventId;
    recorded(await service.client.post(`${at}/corrections`, { retract: [death], because: 'did-not-happen' }));
    expect(await phase(citizenId, '2026-05-01')).toBe('active');
    await post(`${at}/contacts`, { on: '2026-05-01', kind: 'phone', workerId, tilbudId });
  });
});

describe('consents and agreements', () => {
  it('hold from date to date, and not after they are withdrawn', async () => {
    const citizenId = await register();
    const at = `/api/pathways/${citizenId}`;
    const consent = { on: '2026-02-01', categories: ['identification', 'support'], recipients: ['region-eksempel'], form: 'written' };
    const consentId = await post(`${at}/consents`, consent);
    const inForce = async (asOf: string) => (await service.client.get(`${at}/consents?asOf=${asOf}`)).body.items.map((one: { consentId: string }) => one.consentId);
    expect([await inForce('2026-01-31'), await inForce('2026-02-01'), await inForce('2027-01-31'), await inForce('2027-02-01')]).toEqual([[], [consentId], [consentId], []]);
    await post(`${at}/consents/${consentId}/withdrawal`, { on: '2026-06-01' });
    expect([await inForce('2026-05-31'), await inForce('2026-06-01')]).toEqual([[consentId], []]);
    expect(await refusal(`${at}/consents`, { ...consent, through: '2028-01-01' })).toMatchObject({ rule: 'CON-1', reason: 'longer-than-allowed', field: 'through' });
    expect(await refusal(`${at}/consents`, { ...consent, recipients: ['Ikke en partner'] })).toMatchObject({ status: 400 });
  });

  it('are recorded for an admission, and with a visitation', async () => {
    const citizenId = await register();
    const at = `/api/pathways/${citizenId}`;
    await open(citizenId);
    const admissionId = await post(`${at}/admissions`, { on: '2026-03-01', careClass: 'inpatient', psychiatric: true }, 'region');
    await post(`${at}/discharge-agreements`, { on: '2026-03-10', admissionId, content: 'Opdigtet aftale' }, 'region');
    await post(`${at}/coordination-plans`, { on: '2026-03-11', admissionId });
    expect(await refusal(`${at}/discharge-agreements`, { on: '2026-03-10', admissionId: named('nothing') })).toMatchObject({ rule: 'AGP-1', field: 'admissionId' });
    const visitationId = await post(`${at}/visitations`, { section: 'SEL-85', from: '2026-02-01', to: null });
    await post(`${at}/handleplan-offers`, { on: '2026-02-05', visitationId, answer: 'accepted' });
    await post(`${at}/handleplaner`, { on: '2026-03-01', reviewOn: '2026-09-01', handedTo: [tilbudId], content: 'Opdigtet plan' });
    expect((await pathwayOf(citizenId)).consents).toMatchObject({
      arrangements: [{ kind: 'discharge-agreement', admissionId }, { kind: 'coordination-plan', admissionId }],
      handleplanOffers: [{ visitationId, answer: 'accepted' }],
      handleplans: [{ reviewOn: '2026-09-01', handedTo: [tilbudId] }],
    });
  });
});

describe('who a citizen is', () => {
  it('changes from a date on, and so does the protected address', async () => {
    const citizenId = await register();
    await post(`/api/citizens/${citizenId}/details`, { on: '2026-04-01', familyName: 'Andet-Eksempel', address: null, addressProtected: true });
    const citizenOn = async (asOf: string) => (await pathwayOf(citizenId, `?asOf=${asOf}`)).citizen;
    expect(await citizenOn('2026-03-31')).toMatchObject({ personal: { familyName: 'Eksempel', address: 'Eksempelvej 1' } });
    const now = await citizenOn('9999-12-31');
    expect(now).toMatchObject({ personal: { givenName: 'Testborger', familyName: 'Andet-Eksempel' } });
    expect(now.personal.address).toBeUndefined();
    expect(await refusal(`/api/citizens/${citizenId}/details`, { on: '2026-04-01' })).toMatchObject({ rule: 'CIT-5', reason: 'nothing-changed' });
  });

  const lookup = (cpr: string) => service.client.post('/api/citizens/lookup', { cpr });

  it('is found by the new personnummer and by the former one', async () => {
    const [replacement, official] = [`61016061${String(10 + numbers++)}`, ofToday()];
    const citizenId = await register(replacement);
    await post(`/api/citizens/${citizenId}/personnummer`, { on: '2026-04-01', cpr: official });
    expect([(await lookup(official)).body, (await lookup(replacement)).body]).toEqual([{ citizenId }, { citizenId }]);
    expect((await pathwayOf(citizenId, '?asOf=9999-12-31')).citizen).toMatchObject({ cprKind: 'official', personal: { cpr: official } });
    expect(service.log.text).not.toContain(official);
  });

  it('is not given a personnummer that is somebody else’s', async () => {
    const taken = ofToday();
    const [owner, other] = [await register(taken), await register()];
    const answer = await service.client.post(`/api/citizens/${other}/personnummer`, { on: '2026-04-01', cpr: taken });
    expect(answer.body).toMatchObject({ status: 409, rule: 'CIT-4', facts: { citizenId: owner }, field: 'cpr' });
  });

  it('takes no personnummer by a request that is refused, or under the key of another', async () => {
    const citizenId = await register();
    const [first, second, ahead] = [ofToday(), ofToday(), ofToday()];
    const under = { headers: { 'idempotency-key': randomUUID() } };
    const address = `/api/citizens/${citizenId}/personnummer`;
    recorded(await service.client.post(address, { on: '2026-04-01', cpr: first }, under));
    recorded(await service.client.post(address, { on: '2026-04-01', cpr: first }, under));
    expect((await service.client.post(address, { on: '2026-04-01', cpr: second }, under)).status).toBe(422);
    expect((await service.client.post(address, { on: '2126-04-01', cpr: ahead })).body).toMatchObject({ rule: 'DATE-1' });
    expect([(await lookup(second)).status, (await lookup(ahead)).status]).toEqual([404, 404]);
    await register(second);
    await register(ahead);
  });
});
