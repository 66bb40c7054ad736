import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService } from '#testing/service/index.js';
import { agreed } from '../agreements/agreed.js';

let service: TestService;
beforeAll(async () => {
  service = await startService({ environment: { ROLES: 'server' } });
});
afterAll(() => service.stop());

const register = (channel: object) => service.client.post('/api/agreements', agreed('testpartner', channel), { role: 'leder' });
const secretOf = (id: string) => service.client.get(`/api/agreements/${id}/signing-secret`, { role: 'leder' });

const webhook = { kind: 'webhook', endpoint: 'https://partner.example/advisories', secretGeneration: 1 };
const fhir = { kind: 'fhir', endpoint: 'https://partner.example/fhir', sor: '441211000016002', gln: '5790000121526', credential: 'region' };

describe('the channel of an agreement', () => {
  it.each([webhook, fhir, { kind: 'email', address: 'postkasse@partner.example' }, { kind: 'inbox' }])('$kind is kept as it was agreed', async (channel) => {
    const { status, body } = await register(channel);
    expect(status).toBe(201);
    const { items } = (await service.client.get('/api/agreements', { role: 'leder' })).body;
    expect(items.find(({ id }: { id: string }) => id === body.id).versions[0].channel).toEqual(channel);
    expect((await secretOf(body.id)).status).toBe(channel.kind === 'webhook' ? 200 : 404);
  });

  it.each([
    ['channel.gln', { ...fhir, gln: '5790000121527' }],
    ['channel.sor', { ...fhir, sor: undefined }],
    ['channel.address', { kind: 'email', address: 'Plantet hemmelighed' }],
    ['channel.secretGeneration', { ...webhook, secretGeneration: undefined }],
    ['channel', { kind: 'inbox', address: 'postkasse@partner.example' }],
    ['channel.kind', { kind: 'pigeon' }],
  ])('is refused where %s does not fit, and nothing of it repeated', async (field, channel) => {
    const { status, body, text } = await register(channel);
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
    expect(text).not.toContain('Plantet');
  });

  it('travels encrypted', async () => {
    const { status, body } = await register({ ...fhir, endpoint: 'http://partner.example/fhir' });
    expect(status).toBe(409);
    expect(body).toMatchObject({ rule: 'AGR-3', reason: 'endpoint-not-encrypted' });
  });
});
