import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#domain';
import { instant } from '#kernel';
import { TestClock } from '#testing/delivery/delivery-world.js';
import { named } from '#testing/given-when-then/invented.js';
import { startService, type ServiceRequest, type TestService } from '#testing/service/index.js';

const clock = new TestClock(instant('2026-11-20T09:00:00.000Z'));
const today = '2026-11-20';
let service: TestService;
beforeAll(async () => {
  service = await startService({ parts: { clock }, environment: { MUNICIPALITIES: '621,630' } });
});
afterAll(async () => {
  await service.stop();
});

const set = (change: object, from = today, request: ServiceRequest = {}) => service.client.put('/api/policies', { from, change }, request);
const read = async (request: ServiceRequest = {}) => (await service.client.get('/api/policies', request)).body;
const vejle = { municipality: '630' };

/** The clips of the klippekort that a citizen of a municipality gets whose support ends today. */
async function clipsOfNewCard(cpr: string, municipality = '621'): Promise<number> {
  const post = async (path: string, body: object) => {
    const answer = await service.client.post(path, body, { role: 'myndighed', municipality });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.id as string;
  };
  const pathway = `/api/pathways/${await post('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel' })}`;
  await post(`${pathway}/opening`, { on: today, inquirySource: 'citizen', coordinator: { workerId: named('coordinator'), unit: 'voksen' } });
  await post(`${pathway}/visitations`, { section: 'SEL-85', from: today, to: null });
  const service85 = await post(`${pathway}/services`, { section: 'SEL-85', on: today, tilbudId: named('tilbud') });
  await post(`${pathway}/services/${service85}/ending`, { on: today, reason: 'goals-met' });
  await post(`${pathway}/closing`, { on: today, outcome: 'goals-met' });
  return (await service.client.get(`${pathway}/klippekort`, { municipality })).body.current.clips;
}

describe('the policy of a municipality', () => {
  it('is the default until one is set', async () => {
    const { status, headers, body } = await service.client.get('/api/policies', vejle);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBeNull();
    expect(body).toEqual({ version: null, current: defaultPolicy, coming: [], history: [] });
  });

  it('is set by the manager, a part at a time, and holds at once for what is decided', async () => {
    expect(await clipsOfNewCard('0101605201')).toBe(defaultPolicy.klippekort.clips);
    const answer = await set({ klippekort: { clips: 8 } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"0"');
    expect(await read()).toMatchObject({ version: 0, current: { ...defaultPolicy, klippekort: { ...defaultPolicy.klippekort, clips: 8 } } });
    expect(await clipsOfNewCard('0101605202')).toBe(8);
  });

  it('is its own alone', async () => {
    expect((await read(vejle)).current.klippekort.clips).toBe(defaultPolicy.klippekort.clips);
    expect(await clipsOfNewCard('0101605203', '630')).toBe(defaultPolicy.klippekort.clips);
  });

  it('has versions to come, and a history', async () => {
    await set({ klippekort: { years: 3 } }, '2027-01-01');
    await set({ klippekort: { clips: 10 } }, '2027-01-01');
    const { version, current, coming, history } = await read();
    expect(version).toBe(2);
    expect(current.klippekort).toMatchObject({ clips: 8, years: 2 });
    expect(coming).toEqual([{ from: '2027-01-01', policy: expect.objectContaining({ klippekort: expect.objectContaining({ clips: 10, years: 3 }) }) }]);
    expect(history.map(({ from, version: at, by, policy }: { from: string; version: number; by: string; policy: typeof defaultPolicy }) => [at, from, by, policy.klippekort.clips])).toEqual([
      [0, today, 'tester', 8],
      [1, '2027-01-01', 'tester', 8],
      [2, '2027-01-01', 'tester', 10],
    ]);
  });

  it('is not set over another change that was not seen', async () => {
    expect((await set({ klippekort: { clips: 3 } }, today, { headers: { 'if-match': '"0"' } })).status).toBe(412);
    expect((await set({ klippekort: { clips: 9 } }, today, { headers: { 'if-match': '"2"' } })).status).toBe(200);
  });

  it('is not set by others, nor for the past, nor to what makes no sense', async () => {
    expect((await set({ klippekort: { clips: 3 } }, today, { role: 'myndighed' })).status).toBe(403);
    expect((await set({ klippekort: { clips: 3 } }, '2026-11-19')).body).toMatchObject({ status: 409, rule: 'POL-2', reason: 'in-the-past', field: 'from' });
    expect((await set({ workingHours: { monday: { from: '16:00', until: '08:00' } } })).body).toMatchObject({ status: 409, rule: 'POL-3', reason: 'ends-before-it-begins' });
    const misfit = await set({ klippekort: { clips: 'many' }, 'Plantet Hemmelig': 1 });
    expect(misfit).toMatchObject({ status: 400, body: { errors: expect.arrayContaining([{ field: 'change.klippekort.clips', problem: 'does not fit a policy' }]) } });
    expect(misfit.text).not.toMatch(/Plantet|Hemmelig/);
    expect((await read()).version).toBe(3);
  });
});
