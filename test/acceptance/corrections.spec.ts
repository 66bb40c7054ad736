import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Role } from '#kernel';
import { named } from '#testing/given-when-then/invented.js';
import { startService, type ServiceAnswer, type TestService } from '#testing/service/index.js';

let service: TestService;
let numbers = 0;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const waiting = { 'prefer': 'wait=10' };
const recorded = (answer: ServiceAnswer): string => {
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
  return answer.body.id as string;
};
const post = (path: string, body: unknown, role: Role = 'leder') => service.client.post(path, body, { headers: waiting, role });
const remove = (path: string) => service.client.delete(path, { headers: waiting, role: 'leder' });
const undone = (answer: ServiceAnswer) => expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
const pathwayOf = async (citizenId: string, query = '') => (await service.client.get(`/api/pathways/${citizenId}${query}`)).body;
const timelineOf = async (citizenId: string, query = '') => (await service.client.get(`/api/pathways/${citizenId}/timeline${query}`)).body.items;
const entryOf = async (citizenId: string, type: string): Promise<string> => (await timelineOf(citizenId)).findLast((one: { type: string }) => one.type === type).eventId;

/** A citizen of 1860, with an open pathway and §85 support. */
async function supported(): Promise<string> {
  const cpr = `01016050${String(10 + numbers++)}`;
  const citizenId = recorded(await post('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel' }));
  recorded(await post(`/api/pathways/${citizenId}/opening`, { on: '2026-01-05', inquirySource: 'citizen', coordinator: { workerId: named('coordinator'), unit: 'unit' } }));
  recorded(await post(`/api/pathways/${citizenId}/visitations`, { section: 'SEL-85', from: '2026-02-01', to: null }, 'myndighed'));
  recorded(await post(`/api/pathways/${citizenId}/services`, { section: 'SEL-85', on: '2026-02-01', tilbudId: named('tilbud'), hoursPerWeek: 6 }));
  return citizenId;
}

describe('COR-1 what was recorded wrongly', () => {
  let citizenId: string;
  beforeEach(async () => {
    citizenId = await supported();
  });

  it('is said anew: the pathway, the timeline and the placements show it, and what was known before can still be asked', async () => {
    const started = await entryOf(citizenId, 'ServiceStarted');
    const before = (await timelineOf(citizenId)).map((one: { recordedAt: string }) => one.recordedAt).sort().at(-1);
    const corrected = await post(`/api/pathways/${citizenId}/corrections`, {
      changes: [{ entry: started, effective: '2026-02-10', data: { hoursPerWeek: 4 } }],
      because: 'wrong-date',
      note: 'Opdigtet begrundelse',
    });
    recorded(corrected);
    expect((await pathwayOf(citizenId)).services).toMatchObject([{ from: '2026-02-10' }]);
    expect((await pathwayOf(citizenId, `?knownAt=${before}`)).services).toMatchObject([{ from: '2026-02-01' }]);
    expect((await timelineOf(citizenId)).find((one: { eventId: string }) => one.eventId === started)).toMatchObject({
      effective: '2026-02-10',
      counts: true,
      corrections: [{ type: 'EntryCorrected', because: 'wrong-date', by: { role: 'leder', unit: 'ledelsen' } }],
    });
    const placed = async (query: string) => (await service.client.get(`/api/placements?citizenId=${citizenId}&${query}`)).body.items;
    expect(await placed('asOf=2026-02-05')).toEqual([]);
    expect(await placed(`asOf=2026-02-05&knownAt=${before}`)).toMatchObject([{ from: '2026-02-01' }]);
    expect(corrected.text).not.toContain('Opdigtet');
  });

  it('is taken back, and brought back again', async () => {
    const started = await entryOf(citizenId, 'ServiceStarted');
    const correct = (retract: readonly string[], because: string) => post(`/api/pathways/${citizenId}/corrections`, { retract, because });
    recorded(await correct([started], 'did-not-happen'));
    expect((await pathwayOf(citizenId)).services).toEqual([]);
    const [gone] = (await timelineOf(citizenId, '?retracted=true')).filter((one: { counts: boolean }) => !one.counts);
    expect(gone).toMatchObject({ eventId: started, corrections: [{ type: 'EntryRetracted', because: 'did-not-happen' }] });
    recorded(await correct([gone.corrections[0].eventId], 'correction-was-wrong'));
    expect((await pathwayOf(citizenId)).services).toHaveLength(1);
  });

  it('is refused where the record would not be sound, with what is in the way', async () => {
    const answer = await post(`/api/pathways/${citizenId}/corrections`, { retract: [await entryOf(citizenId, 'VisitationRegistered')], because: 'did-not-happen' });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ rule: 'COR-1', reason: 'leaves-orphan', facts: { type: 'ServiceStarted' } });
  });
});

describe('same person twice', () => {
  it('is merged, found by either personnummer, and unmerged', async () => {
    const [one, twin] = [await supported(), await supported()];
    const service85 = await entryOf(twin, 'ServiceStarted');
    recorded(await post(`/api/pathways/${twin}/corrections`, { retract: [service85], because: 'did-not-happen' }));
    const numberOf = async (citizenId: string) => (await pathwayOf(citizenId)).citizen.personal.cpr;
    const cpr = await numberOf(twin);
    const lookUp = async () => (await service.client.post('/api/citizens/lookup', { cpr })).body.citizenId;

    const adoptionId = recorded(await post(`/api/pathways/${one}/merges`, { citizenId: twin }));
    expect((await pathwayOf(one)).visitations).toHaveLength(2);
    expect((await pathwayOf(twin)).visitations).toHaveLength(0);
    expect(await lookUp()).toBe(one);
    const late = await post(`/api/pathways/${twin}/visitations`, { section: 'SEL-104', from: '2026-03-01', to: null }, 'myndighed');
    expect(late.body).toMatchObject({ rule: 'MRG-1', reason: 'merged-already', facts: { into: one } });

    undone(await remove(`/api/pathways/${one}/merges/${adoptionId}`));
    expect((await pathwayOf(one)).visitations).toHaveLength(1);
    expect((await pathwayOf(twin)).visitations).toHaveLength(1);
    expect(await lookUp()).toBe(twin);
  });

  it('is refused where the two do not fit together', async () => {
    const answer = await post(`/api/pathways/${await supported()}/merges`, { citizenId: await supported() });
    expect(answer.body).toMatchObject({ rule: 'MRG-1', reason: 'breaks-rule', facts: { rules: ['SVC-1'] } });
  });
});

describe('event on the wrong citizen', () => {
  it('is moved to the right one', async () => {
    const [wrong, right] = [await supported(), await supported()];
    recorded(await post(`/api/pathways/${wrong}/known-workers`, { on: '2026-03-01', workerId: named('worker'), tilbudId: named('tilbud') }));
    const entries = [await entryOf(wrong, 'KnownWorkerAssigned')];
    recorded(await post(`/api/pathways/${wrong}/moved-entries`, { entries, to: right }));
    const types = async (citizenId: string) => (await timelineOf(citizenId)).map((one: { type: string }) => one.type);
    expect(await types(wrong)).not.toContain('KnownWorkerAssigned');
    expect(await types(right)).toEqual(expect.arrayContaining(['KnownWorkerAssigned', 'DataBreachSuspected']));
  });
});

describe('anonymous guest identified', () => {
  const guest = async () => {
    const guestId = recorded(await post('/api/guests', { because: 'not-known', alias: 'Testgæst' }));
    recorded(await post(`/api/pathways/${guestId}/opening`, { on: '2026-03-01', inquirySource: 'other', coordinator: { workerId: named('coordinator'), unit: 'unit' } }));
    recorded(await post(`/api/pathways/${guestId}/services`, { section: 'SEL-82c', on: '2026-03-01', tilbudId: named('tilbud'), hoursPerWeek: 1 }));
    return guestId;
  };

  it('is identified as a person not known before, and anonymous again when it was somebody else', async () => {
    const guestId = await guest();
    const who = { cpr: '0101605098', givenName: 'Testborger', familyName: 'Gæst' };
    expect(recorded(await post(`/api/pathways/${guestId}/identification`, who))).toBe(guestId);
    const lookUp = () => service.client.post('/api/citizens/lookup', { cpr: who.cpr });
    expect((await lookUp()).body.citizenId).toBe(guestId);
    undone(await remove(`/api/pathways/${guestId}/identification`));
    expect((await lookUp()).status).toBe(404);
    expect((await pathwayOf(guestId)).services).toHaveLength(1);
  });

  it('is identified as a citizen known before, and back', async () => {
    const [guestId, known] = [await guest(), await supported()];
    const { cpr } = (await pathwayOf(known)).citizen.personal;
    expect(recorded(await post(`/api/pathways/${guestId}/identification`, { cpr, givenName: 'Testborger', familyName: 'Eksempel' }))).toBe(known);
    expect((await pathwayOf(known)).services).toHaveLength(2);
    undone(await remove(`/api/pathways/${guestId}/identification`));
    expect((await pathwayOf(known)).services).toHaveLength(1);
    expect((await pathwayOf(guestId)).services).toHaveLength(1);
  });
});
