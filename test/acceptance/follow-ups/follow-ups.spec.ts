import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FOLLOW_UP } from '#domain';
import { categoryOf, type Instant, instant, instantInCopenhagen, plainDate } from '#kernel';
import { eventually } from '#testing';
import { TestClock } from '#testing/delivery/delivery-world.js';
import { named } from '#testing/given-when-then/invented.js';
import { startService, swept, type ServiceAnswer, type ServiceRequest, type TestService } from '#testing/service/index.js';

/** A Friday, at work. */
const clock = new TestClock(instant('2026-11-20T13:00:00.000Z'));
const friday = '2026-11-20';
const wait = { prefer: 'wait' };
const myndighed = { role: 'myndighed', unit: 'voksen', headers: wait } as const;
const tilbud = named('tilbud bostoette');
const atSupport = { role: 'bostoette', unit: tilbud, headers: wait } as const;

interface Task {
  readonly id: string;
  readonly kind: string;
  readonly due: string;
  readonly unit: string;
  readonly state: string;
  readonly owner: { readonly workerId: string | null };
}

let service: TestService;
let pathway: string;
let citizenId: string;
beforeAll(async () => {
  service = await startService({ parts: { clock }, environment: { MUNICIPALITIES: '621,630', DELIVERY_SWEEP: '200' } });
  citizenId = await recorded(service.client.post('/api/citizens', { cpr: '0101605301', givenName: 'Testborger', familyName: 'Eksempel' }, myndighed));
  pathway = `/api/pathways/${citizenId}`;
  await record('/opening', { on: '2026-11-02', inquirySource: 'citizen', coordinator: { workerId: named('coordinator'), unit: 'voksen' } });
});
afterAll(async () => {
  await service.stop();
});

async function recorded(answer: Promise<ServiceAnswer>): Promise<string> {
  const { status, body } = await answer;
  expect({ status, body }).toMatchObject({ body: { id: expect.any(String) } });
  return body.id;
}
const record = (path: string, body: object, request: ServiceRequest = myndighed) => recorded(service.client.post(`${pathway}${path}`, body, request));
const tasks = async (state = 'open'): Promise<readonly Task[]> => (await service.client.get(`/api/follow-ups?citizenId=${citizenId}&state=${state}`, myndighed)).body.items;
/** The task of a kind, once it is in that state. */
async function task(kind: string, state = 'open'): Promise<Task> {
  let found: Task | undefined;
  await eventually(`a task ${kind} is ${state}`, async () => {
    found = (await tasks(state)).find((one) => one.kind === kind);
    return found !== undefined;
  });
  return found!;
}
const about = (id: string, what: string, body: object, request: ServiceRequest = myndighed) => service.client.post(`/api/follow-ups/${id}/${what}`, body, request);
const typesOf = async (id: string) => (await service.events()).filter(({ stream }) => stream === `${FOLLOW_UP}-${id}`).map(({ type }) => type);

describe('what a hospital tells', () => {
  let admissionId: string;
  it('asks for contact on the next working day, of the coordinator', async () => {
    admissionId = await record('/admissions', { on: friday, careClass: 'inpatient', psychiatric: true }, { role: 'region', unit: 'region', headers: wait });
    expect(await task('admission-contact')).toMatchObject({ due: '2026-11-23', unit: 'voksen', owner: { workerId: named('coordinator') } });
  });

  it('Friday 16:00 discharge: asks for contact by Monday, and drops what the admission had asked for', async () => {
    clock.moveTo(instantInCopenhagen(plainDate(friday), '16:00'));
    await record(`/admissions/${admissionId}/discharge`, { on: friday }, { role: 'region', unit: 'region', headers: wait });
    expect(await task('discharge-contact')).toMatchObject({ due: '2026-11-23' });
    expect(await task('discharge-visit')).toMatchObject({ due: '2026-11-27' });
    expect(await typesOf((await task('admission-contact', 'cancelled')).id)).toEqual(['FollowUpOpened', 'FollowUpCancelled']);
  });

});

describe('what an opening asks for', () => {
  it('is a decision within the case-handling deadline, which a visitation completes', async () => {
    expect(await task('case-handling-deadline')).toMatchObject({ due: '2026-12-28' });
    await record('/visitations', { section: 'SEL-85', from: friday, to: null });
    expect(await task('case-handling-deadline', 'completed')).toMatchObject({ outcome: 'fulfilled' });
    expect(await task('granted-start')).toMatchObject({ due: '2026-12-18' });
    await record('/services', { section: 'SEL-85', on: friday, tilbudId: tilbud });
    expect(await task('granted-start', 'completed')).toMatchObject({ outcome: 'fulfilled' });
  });
});

describe('a task', () => {
  it('is handed on, taken by one and not by another, and completed with a note that nobody else reads', async () => {
    const { id } = await task('discharge-visit');
    const refused = await about(id, 'completion', { outcome: 'done' }, atSupport);
    expect(refused.body).toMatchObject({ status: 409, rule: 'FUP-3', reason: 'not-yours' });
    expect((await about(id, 'taking', {}, atSupport)).body).toMatchObject({ status: 409, rule: 'FUP-4', reason: 'of-another-unit' });

    await recorded(about(id, 'assignment', { unit: tilbud, workerId: null }));
    expect(await task('discharge-visit')).toMatchObject({ unit: tilbud, owner: { workerId: null } });
    await recorded(about(id, 'taking', { workerId: named('taker') }, atSupport));
    expect(await task('discharge-visit')).toMatchObject({ owner: { workerId: named('taker') } });
    expect((await about(id, 'taking', { workerId: named('colleague') }, atSupport)).body).toMatchObject({ status: 409, rule: 'FUP-4', reason: 'has-an-owner' });

    await recorded(about(id, 'completion', { outcome: 'done', note: 'Besøgt hjemme hos Eksempel' }, atSupport));
    expect(await task('discharge-visit', 'completed')).toMatchObject({ outcome: 'done' });
    expect((await about(id, 'completion', { outcome: 'done' }, atSupport)).body).toMatchObject({ status: 409, rule: 'FUP-1', reason: 'not-open' });
    expect(JSON.stringify((await service.events()).map(({ data }) => data))).not.toContain('Besøgt');
    expect(service.log.text).not.toContain('Besøgt');
  });

  it('is cancelled for a reason', async () => {
    const { id } = await task('discharge-review-30-days');
    expect((await about(id, 'cancellation', { because: 'other' })).body).toMatchObject({ status: 409, rule: 'FUP-5', reason: 'no-reason', field: 'note' });
    await recorded(about(id, 'cancellation', { because: 'other', note: 'Aftalt på netværksmøde' }));
    expect(await task('discharge-review-30-days', 'cancelled')).toMatchObject({ outcome: 'other' });
  });

  it('is not there for another municipality, nor under an id that names nothing', async () => {
    const { id } = await task('discharge-review-3-months');
    const elsewhere = await about(id, 'completion', { outcome: 'done' }, { ...myndighed, municipality: '630' });
    const nothing = await about(named('no task'), 'completion', { outcome: 'done' });
    expect([elsewhere.status, nothing.status]).toEqual([404, 404]);
    expect(elsewhere.body.type).toBe(nothing.body.type);
    expect(await typesOf(id)).toEqual(['FollowUpOpened']);
  });

  it('is changed only by who has seen how it stands', async () => {
    const { id } = await task('discharge-review-3-months');
    const stale = await about(id, 'assignment', { unit: tilbud, workerId: null }, { ...myndighed, headers: { 'if-match': '"7"' } });
    expect(stale.status).toBe(412);
  });
});

describe('the coordinator’s tasks', () => {
  it('go to the new coordinator', async () => {
    await record('/coordinator', { on: friday, workerId: named('new coordinator'), unit: 'voksen-nord' });
    await eventually('the task is theirs', async () => (await task('discharge-review-3-months')).unit === 'voksen-nord');
    expect(await task('discharge-review-3-months')).toMatchObject({ owner: { workerId: named('new coordinator') } });
  });
});

describe('an entry that is taken back', () => {
  it('drops the tasks that it had asked for, and opens them again when it counts again', async () => {
    await record('/visitations', { section: 'SEL-104', from: friday, to: '2027-02-26' });
    const { id, due } = await task('visitation-review');
    expect(due).toBe('2027-01-27');
    const last = async (type: string) => (await service.events()).findLast((event) => event.type === type && categoryOf(event.stream) === 'pathway')!.id;
    await record('/corrections', { changes: [], retract: [await last('VisitationRegistered')], because: 'did-not-happen' });
    expect((await task('visitation-review', 'cancelled')).id).toBe(id);
    await record('/corrections', { changes: [], retract: [await last('EntryRetracted')], because: 'correction-was-wrong' });
    expect((await task('visitation-review')).id).toBe(id);
    expect(await typesOf(id)).toEqual(['FollowUpOpened', 'FollowUpCancelled', 'FollowUpReopened']);
  });
});

describe('what nobody does', () => {
  it('is escalated to whom the policy names when the municipality opens again, and not before', async () => {
    await recorded(service.client.put('/api/policies', { from: friday, change: { followUps: { escalateTo: { unit: 'voksen-ledelse', workerId: null } } } }));
    await record('/admissions', { on: friday, careClass: 'inpatient', psychiatric: false }, { role: 'region', unit: 'region', headers: wait });
    const { id } = await task('admission-contact');
    const escalations = async () => (await service.events()).filter(({ type, stream }) => type === 'FollowUpEscalated' && stream === `${FOLLOW_UP}-${id}`);
    const at = (date: string, time: string): Instant => instantInCopenhagen(plainDate(date), time);
    clock.moveTo(at('2026-11-24', '07:59'));
    await swept(service.client);
    expect(await escalations()).toEqual([]);
    clock.moveTo(at('2026-11-24', '08:00'));
    await eventually('it is escalated', async () => (await escalations()).length > 0);
    expect((await escalations()).map(({ data }) => data)).toEqual([{ because: 'overdue', to: { unit: 'voksen-ledelse', workerId: null } }]);
  });
});
