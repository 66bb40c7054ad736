import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Role } from '#kernel';
import { named } from '#testing/given-when-then/invented.js';
import { startService, type TestService } from '#testing/service/index.js';

let service: TestService;
const tilbudId = named('tilbud');
const asked = (path: string, headers: Record<string, string> = {}, role: Role = 'leder') => service.client.get(`/api/statistics${path}`, { role, headers });

/** Closed in one year with a card; two clips used, and back in the next. */
async function closedAndBack(n: number, closedOn: string, back: string | undefined): Promise<void> {
  const post = async (path: string, body: unknown, role: Role = 'myndighed', unit = 'unit') => {
    const answer = await service.client.post(path, body, { role, unit, headers: { prefer: 'wait=10' } });
    expect({ path, status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
    return answer.body.id as string;
  };
  const citizenId = await post('/api/citizens', { cpr: `010160518${n}`, givenName: 'Testborger', familyName: 'Eksempel' });
  const on = (path: string) => `/api/pathways/${citizenId}${path}`;
  const worker = { workerId: named('worker'), tilbudId };
  await post(on('/opening'), { on: '2022-01-05', inquirySource: 'citizen', coordinator: { workerId: named('coordinator'), unit: 'unit' } });
  await post(on('/visitations'), { section: 'SEL-85', from: '2022-02-01', to: null });
  const serviceId = await post(on('/services'), { section: 'SEL-85', on: '2022-02-11', tilbudId, hoursPerWeek: 4 }, 'bostoette', tilbudId);
  await post(on('/known-workers'), { on: '2022-02-11', ...worker });
  await post(on(`/services/${serviceId}/ending`), { on: closedOn, reason: 'goals-met' }, 'bostoette', tilbudId);
  await post(on('/closing'), { on: closedOn, outcome: 'goals-met' });
  if (back === undefined) return;
  await post(on('/klippekort/clips'), { on: back, ...worker }, 'bostoette', tilbudId);
  await post(on('/visitations'), { section: 'SEL-85', from: back, to: null });
}

beforeAll(async () => {
  service = await startService();
  await closedAndBack(1, '2023-03-15', '2023-09-01');
  await closedAndBack(2, '2023-05-15', undefined);
  await closedAndBack(3, '2022-06-15', undefined);
});
afterAll(() => service.stop());

describe('the statistics', () => {
  it('say of every figure what it is', async () => {
    const { status, body } = await asked('');
    expect(status).toBe(200);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['klippekort-issued', 'returns-after-closing', 'notice-to-partners']));
    for (const item of body.items) expect(item).toMatchObject({ definition: expect.stringMatching(/\.$/), title: { da: expect.any(String) } });
  });

  it('say what a figure came to, beside a baseline', async () => {
    const { body } = await asked('/returns-after-closing?from=2023-01-01&to=2023-12-31&baselineFrom=2022-01-01&baselineTo=2022-12-31');
    expect(body.figure).toMatchObject({ name: 'returns-after-closing', unit: 'share' });
    expect(body.period.all).toMatchObject({ observations: 2, citizens: 2, sum: 1, mean: 0.5 });
    expect(body.period.byOutcome).toMatchObject({ 'returned-with-use': { observations: 1 }, 'stayed-away-without-use': { observations: 1 } });
    expect(body.baseline.all).toMatchObject({ observations: 1, mean: 0 });
  });

  it('count what could be said by a date, and nothing that came true later', async () => {
    const then = await asked('/returns-after-closing?from=2023-01-01&to=2023-12-31&asOf=2023-12-31');
    expect(then.body.period.all).toMatchObject({ observations: 1, sum: 1 });
    const before = await asked('/klippekort-issued?from=2022-01-01&to=2023-12-31&knownAt=2020-01-01T00:00:00.000Z');
    expect(before.body.period.all).toMatchObject({ observations: 0, mean: null });
  });

  it('are cut by section and by tilbud', async () => {
    expect((await asked('/waiting-time?from=2022-01-01&to=2022-12-31')).body.period.byGroup).toMatchObject({ 'SEL-85': { observations: 3, median: 10 } });
    expect((await asked('/klippekort-clips?from=2023-01-01&to=2023-12-31')).body.period.byGroup).toMatchObject({ [tilbudId]: { observations: 1 } });
  });

  it('come as lines for a spreadsheet', async () => {
    const { headers, text } = await asked('/waiting-time?from=2022-01-01&to=2022-12-31', { accept: 'text/csv' });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(text.split('\r\n')).toEqual([
      // The byte order mark before it is what `text()` takes away.
      'figure;unit;period;from;to;cut;of;observations;citizens;sum;mean;median;p90;least;most',
      'waiting-time;days;period;2022-01-01;2022-12-31;all;;3;3;30;10;10;10;10;10',
      'waiting-time;days;period;2022-01-01;2022-12-31;outcome;started;3;3;30;10;10;10;10;10',
      'waiting-time;days;period;2022-01-01;2022-12-31;section;SEL-85;3;3;30;10;10;10;10;10',
      '',
    ]);
  });

  it('are not for staff of tilbud, and know no other figures or periods', async () => {
    expect((await asked('', {}, 'bostoette')).status).toBe(403);
    expect((await asked('/unheard-of?from=2022-01-01&to=2022-12-31')).status).toBe(404);
    for (const query of ['from=2022-01-01', 'from=2022-12-31&to=2022-01-01', 'from=2022-01-01&to=2022-12-31&baselineFrom=2021-01-01']) {
      expect((await asked(`/waiting-time?${query}`)).status).toBe(400);
    }
  });
});
