import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startService, type TestService } from '#testing/service/index.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => {
  await service.stop();
});

const person = (cpr: string, familyName = 'Eksempel') => ({ cpr, givenName: 'Testborger', familyName });
const register = (cpr: string, key: string = randomUUID(), familyName?: string) =>
  service.client.post('/api/citizens', person(cpr, familyName), { role: 'myndighed', headers: { 'idempotency-key': key } });

describe('registering a citizen', () => {
  it('answers with an id, the version as ETag, and a place in the log', async () => {
    const answer = await register('0101605001');
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), version: 1, position: expect.stringMatching(/^\d+$/) });
  });

  it('gives the same answer to the same request made twice, and records once', async () => {
    const first = await register('0101605002', 'twice');
    const head = await service.store.head();
    const second = await register('0101605002', 'twice');
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(await service.store.head()).toBe(head);
  });

  it('refuses the same key for somebody else, although that would be another citizen', async () => {
    await register('0101605003', 'reused');
    const other = await register('0101605004', 'reused');
    expect(other.status).toBe(422);
    expect(other.body.type).toBe('urn:borgerforloeb:problem:key-reused');
    expect((await service.client.post('/api/citizens/lookup', { cpr: '0101605004' })).status).toBe(404);
  });

  it('registers a person once, and says who it is', async () => {
    const { body: first } = await register('0101605005');
    const again = await register('0101605005', randomUUID(), 'Andet');
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ rule: 'CIT-4', reason: 'citizen-already-registered', facts: { citizenId: first.id }, field: 'cpr' });
    expect(again.text).not.toMatch(/0101605005|Testborger|Eksempel|Andet/);
  });

  it('registers a person once, however many ask at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => register('0101605006')));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
    const ids = new Set(answers.map(({ body }) => body.id ?? body.facts.citizenId));
    expect(ids.size).toBe(1);
  });

  it('finds a citizen by personnummer, with or without hyphen, and logs the look', async () => {
    const { body } = await register('0101605007');
    const found = await service.client.post('/api/citizens/lookup', { cpr: '010160-5007' }, { id: 'curious', role: 'botilbud' });
    expect(found.status).toBe(200);
    expect(found.body).toEqual({ citizenId: body.id });
    const { rows } = await service.pool.query("select citizen_id, purpose from privacy.access_log where actor_id = 'curious'");
    expect(rows).toEqual([{ citizen_id: body.id, purpose: 'lookup' }]);
  });

  it('logs a look for somebody who is not known, too', async () => {
    expect((await service.client.post('/api/citizens/lookup', { cpr: '0101605008' }, { id: 'fishing' })).status).toBe(404);
    const { rows } = await service.pool.query("select citizen_id from privacy.access_log where actor_id = 'fishing'");
    expect(rows).toEqual([{ citizen_id: null }]);
  });
});
