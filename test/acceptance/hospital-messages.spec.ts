import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CitizenKeys } from '#privacy';
import { eventually } from '#testing';
import { hospitalNotification, testWard, type HospitalNotificationOptions } from '#testing/medcom/index.js';
import { startService, type ServiceAnswer, type TestService } from '#testing/service/index.js';

let service: TestService;
let directory: string;
let registered = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'borgerforloeb-units-'));
  const units = join(directory, 'units.json');
  await writeFile(units, JSON.stringify({ units: [{ sor: testWard.sor, name: testWard.name }] }));
  service = await startService({ environment: { PSYCHIATRIC_UNITS: units } });
});
afterAll(async () => {
  await service.stop();
  await rm(directory, { recursive: true, force: true });
});

async function citizen(): Promise<{ readonly id: string; readonly cpr: string }> {
  const cpr = `01016060${String(registered++).padStart(2, '0')}`;
  const { body } = await service.client.post('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel' });
  return { id: body.id, cpr };
}

const send = (message: unknown): Promise<ServiceAnswer> =>
  service.client.post('/fhir/$process-message', message, { role: 'region', headers: { 'content-type': 'application/fhir+json' } });
const notify = (options: HospitalNotificationOptions) => send(hospitalNotification(options));

interface Resource {
  readonly resourceType: string;
  readonly response?: { readonly identifier: string; readonly code: string };
  readonly issue?: readonly { readonly details: { readonly text: string } }[];
}
const resource = (answer: ServiceAnswer, type: string): Resource | undefined =>
  (answer.body.entry as { resource: Resource }[]).map((entry) => entry.resource).find(({ resourceType }) => resourceType === type);
const codeOf = (answer: ServiceAnswer) => resource(answer, 'MessageHeader')?.response?.code;
const inboxOf = async (id: string) => (await service.client.get(`/api/inbox?citizenId=${id}`, { role: 'myndighed' })).body.items;
const typesOf = async (id: string) => (await service.store.readStream(`pathway-${id}` as never)).map(({ type }) => type);

describe('a message from a hospital', () => {
  it('records admission, leave and discharge of a known citizen, and is answered', async () => {
    const { id, cpr } = await citizen();
    for (const kind of ['STIN', 'STOR', 'SLOR', 'SLHJ'] as const) {
      const message = hospitalNotification({ kind, cpr, stay: cpr });
      const answer = await send(message);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^application\/fhir\+json/);
      expect(codeOf(answer)).toBe('ok');
      const header = (message.entry?.[0]?.resource as { id: string }).id;
      expect(resource(answer, 'MessageHeader')?.response?.identifier).toBe(header);
    }
    expect(await typesOf(id)).toEqual([
      'CitizenRegistered',
      'ResponsibilityAssigned',
      'HospitalAdmissionRecorded',
      'HospitalLeaveStarted',
      'HospitalLeaveEnded',
      'HospitalDischargeRecorded',
    ]);
    const stored = await service.store.readStream(`pathway-${id}` as never);
    expect(stored[2]).toMatchObject({
      data: { careClass: 'inpatient', psychiatric: true, unitSor: testWard.sor },
      metadata: { effective: '2026-11-02', effectiveAt: '2026-11-02T08:15:00.000Z', actor: { role: 'region' } },
    });
  });

  it('message out of order: emergency → inpatient is one episode, whichever is told first', async () => {
    const { id, cpr } = await citizen();
    for (const told of [
      { kind: 'SLHJ', end: '2026-11-16T13:30:00+01:00' },
      { kind: 'STIN', start: '2026-11-02T14:00:00+01:00' },
      { kind: 'STAA', start: '2026-11-01T23:00:00+01:00' },
    ] as const) {
      expect(codeOf(await notify({ ...told, cpr, stay: cpr }))).toBe('ok');
    }
    const { body } = await service.client.get(`/api/pathways/${id}`);
    expect(body.admissions).toMatchObject([{ careClass: 'inpatient', stage: 'discharged', intervals: [{ from: '2026-11-01', until: '2026-11-16' }] }]);
  });

  it('records a death', async () => {
    const { id, cpr } = await citizen();
    expect(codeOf(await notify({ kind: 'MORS', cpr, stay: cpr }))).toBe('ok');
    expect(await typesOf(id)).toEqual(['CitizenRegistered', 'ResponsibilityAssigned', 'CitizenDied']);
  });

  it('revises and takes back what was told before', async () => {
    const { id, cpr } = await citizen();
    await notify({ kind: 'STIN', cpr, stay: cpr });
    await notify({ kind: 'RE_STIN', cpr, stay: cpr, start: '2026-11-03T09:15:00+01:00' });
    await notify({ kind: 'AN_STIN', cpr, stay: cpr });
    expect(await typesOf(id)).toEqual(['CitizenRegistered', 'ResponsibilityAssigned', 'HospitalAdmissionRecorded', 'HospitalEntryRevised', 'HospitalEntryCancelled']);
    const { body } = await service.client.get(`/api/pathways/${id}`);
    expect(body.admissions).toMatchObject([{ admissionId: expect.any(String), stage: 'annulled', intervals: [] }]);
  });

  it('message repeated: it is answered the same and recorded once, however often it comes', async () => {
    const { id, cpr } = await citizen();
    const first = await notify({ kind: 'STIN', cpr, stay: cpr });
    const head = await service.store.head();
    const again = await notify({ kind: 'STIN', cpr, stay: cpr });
    expect({ ...again.body, timestamp: '', entry: [] }).toEqual({ ...first.body, timestamp: '', entry: [] });
    expect(codeOf(again)).toBe('ok');
    expect(await service.store.head()).toBe(head);
    expect(await typesOf(id)).toHaveLength(3);
  });

  it('message with the same id and other content: it is turned down, whomever that was about', async () => {
    const [one, other] = [await citizen(), await citizen()];
    await notify({ kind: 'STIN', cpr: one.cpr, stay: one.cpr });
    const head = await service.store.head();
    const moved = await notify({ kind: 'STIN', cpr: one.cpr, stay: one.cpr, start: '2026-11-04T09:15:00+01:00' });
    const elsewhere = await notify({ kind: 'STIN', cpr: other.cpr, stay: one.cpr });
    for (const answer of [moved, elsewhere]) {
      expect(answer.status).toBe(200);
      expect(codeOf(answer)).toBe('fatal-error');
      expect(resource(answer, 'OperationOutcome')?.issue?.[0]?.details.text).toMatch(/other content/);
    }
    expect(await service.store.head()).toBe(head);
    expect(moved.body.id).not.toBe(elsewhere.body.id);
  });

  it('message with the bundle id of another: it is turned down', async () => {
    const { id, cpr } = await citizen();
    await notify({ kind: 'STIN', cpr, stay: cpr });
    const second = { ...hospitalNotification({ kind: 'SLHJ', cpr, stay: cpr }), id: hospitalNotification({ kind: 'STIN', cpr, stay: cpr }).id };
    const answer = await send(second);
    expect(codeOf(answer)).toBe('fatal-error');
    expect(answer.text).toContain('Bundle.id');
    expect(await typesOf(id)).not.toContain('HospitalDischargeRecorded');
  });

  it('message out of order: a revision before its original, and one that is overtaken by a later one', async () => {
    const { id, cpr } = await citizen();
    await notify({ kind: 'RE_STIN', cpr, stay: cpr, start: '2026-11-03T09:15:00+01:00', sentAt: '2026-11-03T12:00:00+01:00' });
    await notify({ kind: 'STIN', cpr, stay: cpr, start: '2026-11-02T09:15:00+01:00', sentAt: '2026-11-02T12:00:00+01:00' });
    await notify({ kind: 'RE_STIN', name: 'overtaken', cpr, stay: cpr, start: '2026-11-01T09:15:00+01:00', sentAt: '2026-11-02T18:00:00+01:00' });
    const { body } = await service.client.get(`/api/pathways/${id}`);
    expect(body.admissions).toMatchObject([{ stage: 'admitted', intervals: [{ from: '2026-11-03', until: null }] }]);
  });

  it('message out of order: a cancellation before its original', async () => {
    const { id, cpr } = await citizen();
    await notify({ kind: 'AN_STIN', cpr, stay: cpr, sentAt: '2026-11-02T13:00:00+01:00' });
    await notify({ kind: 'STIN', cpr, stay: cpr, sentAt: '2026-11-02T12:00:00+01:00' });
    const { body } = await service.client.get(`/api/pathways/${id}`);
    expect(body.admissions).toMatchObject([{ stage: 'annulled', intervals: [] }]);
  });

  it('about a citizen whose case is closed is recorded', async () => {
    const { id, cpr } = await citizen();
    const coordinator = { workerId: '00000000-0000-4000-8000-000000000001', unit: 'voksen' };
    await service.client.post(`/api/pathways/${id}/opening`, { on: '2026-09-01', inquirySource: 'region', coordinator }, { role: 'myndighed' });
    expect((await service.client.post(`/api/pathways/${id}/closing`, { on: '2026-10-01', outcome: 'goals-met' }, { role: 'myndighed' })).status).toBe(201);
    expect(codeOf(await notify({ kind: 'STIN', cpr, stay: cpr }))).toBe('ok');
    expect((await typesOf(id)).at(-1)).toBe('HospitalAdmissionRecorded');
  });

  it('about a citizen who is recorded as dead: it is recorded, and somebody is to see to the contradiction', async () => {
    const { id, cpr } = await citizen();
    await notify({ kind: 'MORS', cpr, stay: cpr, end: '2026-11-05T10:00:00+01:00' });
    expect(codeOf(await notify({ kind: 'STIN', name: 'alive', cpr, stay: `${cpr} later`, start: '2026-11-08T09:00:00+01:00' }))).toBe('ok');
    expect(await typesOf(id)).toContain('HospitalAdmissionRecorded');
    await eventually('it lies in the inbox', async () => (await inboxOf(id)).length === 1, 30_000);
    expect(await inboxOf(id)).toMatchObject([{ kind: 'hospital-notification', because: 'citizen-died', code: 'STIN', state: 'open' }]);
  });

  it('of a death on another date than is recorded is turned down in the open, and somebody is to see to it', async () => {
    const { id, cpr } = await citizen();
    await notify({ kind: 'MORS', cpr, stay: cpr, end: '2026-11-05T10:00:00+01:00' });
    expect(codeOf(await notify({ kind: 'MORS', name: 'again', cpr, stay: cpr, end: '2026-11-05T10:00:00+01:00' }))).toBe('ok');
    expect(codeOf(await notify({ kind: 'RE_MORS', cpr, stay: cpr, end: '2026-11-04T10:00:00+01:00' }))).toBe('fatal-error');
    await eventually('it lies in the inbox', async () => (await inboxOf(id)).length === 1, 30_000);
    expect(await inboxOf(id)).toMatchObject([{ because: 'refused', refusal: { rule: 'CIT-1', reason: 'died-on-another-date' } }]);
  });

  it('same person twice: what comes under the number of a record that became part of another is recorded there', async () => {
    const [one, other] = [await citizen(), await citizen()];
    const merged = await service.client.post(`/api/pathways/${one.id}/merges`, { citizenId: other.id }, { role: 'myndighed' });
    expect(merged.status).toBe(201);
    expect(codeOf(await notify({ kind: 'STIN', cpr: other.cpr, stay: other.cpr }))).toBe('ok');
    expect(await typesOf(one.id)).toContain('HospitalAdmissionRecorded');
    expect(await typesOf(other.id)).not.toContain('HospitalAdmissionRecorded');
  });

  it('about a stranger is answered, and nothing is kept', async () => {
    const head = await service.store.head();
    const answer = await notify({ cpr: '0101606999', stay: 'stranger' });
    expect(codeOf(answer)).toBe('ok');
    expect(await service.store.head()).toBe(head);
  });

  it('about somebody who was erased is one about a stranger', async () => {
    const { id, cpr } = await citizen();
    await service.get(CitizenKeys).destroy(id as never);
    const head = await service.store.head();
    expect(codeOf(await notify({ cpr, stay: cpr }))).toBe('ok');
    expect(await service.store.head()).toBe(head);
  });

  it('that a rule refuses is turned down in the open, with the rule', async () => {
    const { id, cpr } = await citizen();
    const answer = await notify({ kind: 'STIN', cpr, stay: cpr, start: '2999-01-01T09:00:00+01:00' });
    expect(codeOf(answer)).toBe('fatal-error');
    expect(resource(answer, 'OperationOutcome')?.issue?.[0]?.details.text).toBe('refused by rule ADM-1: beyond-tomorrow');
    expect(await typesOf(id)).toEqual(['CitizenRegistered', 'ResponsibilityAssigned']);
  });

  it('that is wrong is turned down, saying where, and naming nobody', async () => {
    const { cpr } = await citizen();
    const message = structuredClone(hospitalNotification({ cpr, stay: cpr })) as { entry: { resource: { resourceType: string; status?: string } }[] };
    message.entry.find(({ resource: one }) => one.resourceType === 'Encounter')!.resource.status = 'Plantet';
    const head = await service.store.head();
    const answer = await send(message);
    expect(answer.status).toBe(200);
    expect(codeOf(answer)).toBe('fatal-error');
    expect(answer.text).not.toMatch(new RegExp(`Plantet|${cpr}`));
    expect(await service.store.head()).toBe(head);
  });

  it.each([[{}], [[]], ['"text"'], ['7'], [{ resourceType: 'Patient', id: 'Plantet' }], [{ resourceType: 'Bundle', type: 'message' }]])(
    'that says not who sent it is answered with the bare outcome: %j',
    async (message) => {
      const answer = await send(message);
      expect(answer.status).toBe(400);
      expect(answer.body.resourceType).toBe('OperationOutcome');
      expect(answer.text).not.toContain('Plantet');
    },
  );

  it('is for the region', async () => {
    expect((await service.client.post('/fhir/$process-message', hospitalNotification({}), { role: 'botilbud' })).status).toBe(403);
  });
});
