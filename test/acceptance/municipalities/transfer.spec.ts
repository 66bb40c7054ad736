import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type Clock, dateInCopenhagen, type PlainDate } from '#kernel';
import { CLOCK } from '#platform';
import { eventually } from '#testing';
import { named } from '#testing/given-when-then/invented.js';
import { openTilbud, startService, type TestService } from '#testing/service/index.js';
import { ok } from './foreign-data.js';

const [here, there] = ['621', '187'] as const;
const wait = { prefer: 'wait' };
const as = (role: 'myndighed' | 'leder' | 'botilbud', municipality: string, unit = 'unit') => ({ role, unit, municipality, headers: wait });

let service: TestService;
let today: PlainDate;
let began: PlainDate;
let citizenId: string;
let at: string;
let tilbudId: string;
let stayId: string;

beforeAll(async () => {
  service = await startService({ environment: { MUNICIPALITIES: `${here},${there}` } });
  const { client } = service;
  today = dateInCopenhagen(service.get<Clock>(CLOCK).now());
  began = addDays(today, -100);
  tilbudId = await openTilbud(client, { municipality: here });
  citizenId = await ok(client.post('/api/citizens', { cpr: '0101605301', givenName: 'Testborger', familyName: 'Eksempel' }, as('myndighed', here)));
  at = `/api/pathways/${citizenId}`;
  const coordinator = { workerId: named('coordinator'), unit: 'unit' };
  await ok(client.post(`${at}/opening`, { on: began, inquirySource: 'region', coordinator }, as('myndighed', here)));
  await ok(client.post(`${at}/visitations`, { section: 'SEL-107', from: began, to: null }, as('myndighed', here)));
  stayId = await ok(client.post(`${at}/stays`, { section: 'SEL-107', on: began, tilbudId }, as('botilbud', here, tilbudId)));
  await ok(client.post(`${at}/admissions`, { on: addDays(today, -3), careClass: 'inpatient', psychiatric: true }, as('myndighed', here)));
});
afterAll(async () => {
  await service.stop();
});

const reasonOf = ({ status, body }: { readonly status: number; readonly body: { readonly rule?: string; readonly reason?: string } }) =>
  `${status} ${body.rule ?? ''} ${body.reason ?? ''}`.trim();
const lists = async (municipality: string) => {
  const found: Record<string, number> = {};
  for (const list of ['placements', 'follow-ups']) {
    const { body } = await service.client.get(`/api/${list}`, as('leder', municipality));
    found[list] = (body as { items: { citizenId: string }[] }).items.filter((one) => one.citizenId === citizenId).length;
  }
  return found;
};

it('says who acts, who pays and where the citizen lives, as it was registered', async () => {
  const { client } = service;
  const person = { cpr: '0101605302', givenName: 'Testborger', familyName: 'Eksempel', payingMunicipality: there, homeMunicipality: there };
  const id = await ok(client.post('/api/citizens', person, as('myndighed', here)));
  const term = (municipality: string) => [expect.objectContaining({ municipality, until: null })];
  const { body } = await client.get(`/api/pathways/${id}`, as('myndighed', here));
  expect(body.responsibility).toEqual({ acting: term(here), paying: term(there), home: term(there), transfers: [] });
});

describe('moving during a §107 stay', () => {
  let transferId: string;

  it('changes where the citizen lives, and not who decides', async () => {
    const { client } = service;
    await ok(client.post(`${at}/moves`, { to: there, on: addDays(today, -30) }, as('myndighed', here)));
    expect((await client.get(at, as('myndighed', here))).status).toBe(200);
    expect((await client.get(at, as('myndighed', there))).status).toBe(404);
    await eventually('there are tasks about the citizen', async () => (await lists(here))['follow-ups']! > 0);
    expect(await lists(there)).toEqual({ placements: 0, 'follow-ups': 0 });
  });

  it('lets the case be offered to the new municipality, which finds the citizen and sees nothing yet', async () => {
    const { client } = service;
    expect((await client.post('/api/citizens/lookup', { cpr: '0101605301' }, as('myndighed', there))).status).toBe(404);
    transferId = await ok(client.post(`${at}/transfers`, { to: there, because: 'citizen-moved', payer: 'sender' }, as('myndighed', here)));
    expect((await client.post('/api/citizens/lookup', { cpr: '0101605301' }, as('myndighed', there))).body).toEqual({ citizenId });
    expect((await client.get(at, as('myndighed', there))).status).toBe(404);
    expect(reasonOf(await client.post(`${at}/moves`, { to: here, on: today }, as('myndighed', there)))).toBe('404');
  });

  it('does not let the case be taken over while the stay lasts', async () => {
    const { client } = service;
    const acceptance = `${at}/transfers/${transferId}/acceptance`;
    expect(reasonOf(await client.post(acceptance, { on: today }, as('myndighed', there)))).toBe('409 CIT-2 during-stay');
    expect(reasonOf(await client.post(acceptance, { on: today }, as('myndighed', here)))).toBe('409 RSP-1 not-the-receiver');
    await ok(client.post(`${at}/discharges`, { stayId, on: addDays(today, -1), destination: 'moved-away' }, as('botilbud', here, tilbudId)));
    expect(reasonOf(await client.post(acceptance, { on: addDays(today, -2) }, as('myndighed', there)))).toBe('409 CIT-2 during-stay');
    expect((await client.get(at, as('myndighed', there))).status).toBe(404);
  });

  it('ends with the case in the new municipality, once the stay has ended and the case is accepted', async () => {
    const { client } = service;
    const coordinator = { workerId: named('coordinator there'), unit: 'unit-there' };
    await ok(client.post(`${at}/transfers/${transferId}/acceptance`, { on: today, coordinator }, as('myndighed', there)));
    expect((await client.get(at, as('myndighed', there))).body).toMatchObject({ citizenId });
    expect((await client.get(at, as('myndighed', here))).status).toBe(404);
    expect((await client.post('/api/citizens/lookup', { cpr: '0101605301' }, as('myndighed', here))).status).toBe(404);
  });

  it('takes the lists along, and all that was recorded', async () => {
    expect((await lists(here))['follow-ups']).toBe(0);
    expect((await lists(there))['follow-ups']).toBeGreaterThan(0);
    await eventually('none of the tasks is left with the staff of the municipality that had the case', async () => {
      const { items } = (await service.client.get('/api/follow-ups?state=open', as('leder', there))).body as { items: { citizenId: string; owner: { unit: string } }[] };
      const units = items.filter((one) => one.citizenId === citizenId).map(({ owner }) => owner.unit);
      return units.length > 0 && units.every((unit) => unit === 'unit-there');
    });
    const { body } = await service.client.get(`/api/placements?asOf=${addDays(today, -50)}`, as('leder', there));
    expect((body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual([stayId]);
    const types = (await service.client.get(`${at}/timeline`, as('myndighed', there))).body.items.map(({ type }: { type: string }) => type);
    expect(types).toEqual(expect.arrayContaining(['StayStarted', 'CitizenMoved', 'CaseTransferOffered', 'ActingMunicipalityChanged']));
  });

  it('leaves visitations to the authority that has the case', async () => {
    const { client } = service;
    const visitation = { section: 'SEL-85', from: today, to: null, hoursPerWeek: 3 };
    expect(reasonOf(await client.post(`${at}/visitations`, visitation, as('myndighed', here)))).toBe('404');
    await ok(client.post(`${at}/visitations`, visitation, as('myndighed', there)));
    const events = await service.store.readStream(`pathway-${citizenId}` as never);
    const [changed] = events.filter(({ type }) => type === 'ActingMunicipalityChanged');
    expect(changed).toMatchObject({ metadata: { municipality: there, actor: { municipality: there } } });
    expect(events.at(-1)).toMatchObject({ type: 'VisitationRegistered', metadata: { municipality: there } });
    expect(events[0]).toMatchObject({ metadata: { municipality: here } });
  });
});
