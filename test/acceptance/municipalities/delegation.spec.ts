import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type Clock, dateInCopenhagen, type PlainDate } from '#kernel';
import { CLOCK } from '#platform';
import { named } from '#testing/given-when-then/invented.js';
import { openTilbud, startService, type TestService } from '#testing/service/index.js';
import { ok } from './foreign-data.js';

/** As Ishøj lets Vallensbæk, or the other way about. */
const [from, to] = ['183', '187'] as const;
const as = (role: 'myndighed' | 'leder' | 'botilbud' | 'bostoette', municipality: string, unit = 'unit') => ({ role, unit, municipality, headers: { prefer: 'wait' } });

let service: TestService;
let today: PlainDate;
let at: string;
let citizenId: string;
let tilbudId: string;

beforeAll(async () => {
  service = await startService({ environment: { MUNICIPALITY: from, MUNICIPALITIES: `${from},${to}` } });
  const { client } = service;
  today = dateInCopenhagen(service.get<Clock>(CLOCK).now());
  tilbudId = await openTilbud(client, { municipality: from });
  citizenId = await ok(client.post('/api/citizens', { cpr: '0101605401', givenName: 'Testborger', familyName: 'Eksempel' }, as('myndighed', from)));
  at = `/api/pathways/${citizenId}`;
  const coordinator = { workerId: named('coordinator'), unit: 'unit' };
  await ok(client.post(`${at}/opening`, { on: addDays(today, -50), inquirySource: 'region', coordinator }, as('myndighed', from)));
  await ok(client.post(`${at}/visitations`, { section: 'SEL-107', from: addDays(today, -50), to: null }, as('myndighed', from)));
  await ok(client.post(`${at}/stays`, { section: 'SEL-107', on: addDays(today, -50), tilbudId }, as('botilbud', from, tilbudId)));
});
afterAll(async () => {
  await service.stop();
});

const grant = (scope: unknown, more: object = {}) => ({ to, scope, validFrom: addDays(today, -1), validTo: null, ...more });
const sees = async (actor: ReturnType<typeof as>) => (await service.client.get(at, actor)).status === 200;

describe('a municipality that performs for another', () => {
  it('sees nothing before it is let to, nor before the delegation begins', async () => {
    expect(await sees(as('myndighed', to))).toBe(false);
    await ok(service.client.post('/api/delegations', grant({ kind: 'all' }, { validFrom: addDays(today, 1) }), as('leder', from)));
    expect(await sees(as('myndighed', to))).toBe(false);
  });

  it('cannot let itself, and no caseworker can', async () => {
    expect((await service.client.post('/api/delegations', grant({ kind: 'all' }), as('myndighed', from))).status).toBe(403);
    expect((await service.client.post('/api/delegations', grant({ kind: 'all' }), as('leder', to))).body).toMatchObject({ rule: 'DEL-2', reason: 'to-itself' });
    expect((await service.client.post('/api/delegations', grant({ kind: 'tilbud' }), as('leder', from))).status).toBe(400);
  });

  describe('for all citizens', () => {
    let delegationId: string;
    beforeAll(async () => {
      delegationId = await ok(service.client.post('/api/delegations', grant({ kind: 'all' }), as('leder', from)));
    });

    it('sees and records, and what it records is the other’s, in its own name', async () => {
      const { client } = service;
      expect(await sees(as('myndighed', to))).toBe(true);
      expect((await client.post('/api/citizens/lookup', { cpr: '0101605401' }, as('myndighed', to))).body).toEqual({ citizenId });
      await ok(client.post(`${at}/coordinator`, { on: today, workerId: named('performer'), unit: 'unit' }, as('myndighed', to)));
      const last = (await service.store.readStream(`pathway-${citizenId}` as never)).at(-1)!;
      expect(last).toMatchObject({ type: 'CoordinatorAssigned', metadata: { municipality: from, actor: { municipality: to, role: 'myndighed' } } });
    });

    it('never decides on visitations, nor on whose the case is', async () => {
      const { client } = service;
      const visitation = { section: 'SEL-85', from: today, to: null };
      expect((await client.post(`${at}/visitations`, visitation, as('myndighed', to))).body).toMatchObject({ rule: 'VIS-3', reason: 'not-the-acting-municipality' });
      const transfer = { to, because: 'agreement', payer: 'receiver' };
      expect((await client.post(`${at}/transfers`, transfer, as('leder', to))).body).toMatchObject({ rule: 'RSP-1', reason: 'not-the-sender' });
    });

    it('lists the other’s citizens by naming it, and not among its own', async () => {
      const found = async (query: string) => (await service.client.get(`/api/placements${query}`, as('leder', to))).body.items.length as number;
      expect([await found(`?municipality=${from}`), await found(`?citizenId=${citizenId}`), await found('')]).toEqual([1, 1, 0]);
    });

    it('lets staff of its tilbud no further than their own unit', async () => {
      expect([await sees(as('botilbud', to, tilbudId)), await sees(as('bostoette', to, named('elsewhere')))]).toEqual([true, false]);
    });

    it('is shown to both, and revoked by the one that granted it', async () => {
      const { client } = service;
      const shown = async (municipality: string) => (await client.get('/api/delegations', as('leder', municipality))).body.items;
      expect(await shown(to)).toContainEqual(expect.objectContaining({ id: delegationId, from, to, scope: { kind: 'all' }, revokedOn: null }));
      expect((await client.post(`/api/delegations/${delegationId}/revocation`, { on: today }, as('leder', to))).status).toBe(404);
      await ok(client.post(`/api/delegations/${delegationId}/revocation`, { on: today }, as('leder', from)));
      expect(await sees(as('myndighed', to))).toBe(false);
      expect(await shown(from)).toContainEqual(expect.objectContaining({ id: delegationId, revokedOn: today }));
    });
  });

  describe('for one tilbud', () => {
    it('sees its residents, and records there only', async () => {
      const { client } = service;
      const elsewhere = named('another tilbud');
      await ok(client.post('/api/delegations', grant({ kind: 'tilbud', tilbudIds: [tilbudId] }), as('leder', from)));
      expect(await sees(as('myndighed', to))).toBe(true);
      const worker = { on: today, workerId: named('worker') };
      await ok(client.post(`${at}/known-workers`, { ...worker, tilbudId }, as('leder', to)));
      expect((await client.post(`${at}/known-workers`, { ...worker, tilbudId: elsewhere }, as('leder', to))).body).toMatchObject({ rule: 'ACC-2' });
      const other = await ok(client.post('/api/citizens', { cpr: '0101605402', givenName: 'Testborger', familyName: 'Eksempel' }, as('myndighed', from)));
      expect((await client.get(`/api/pathways/${other}`, as('myndighed', to))).status).toBe(404);
    });
  });
});
