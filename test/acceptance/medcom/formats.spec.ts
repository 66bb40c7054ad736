import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFhirXml, writeFhirXml } from '#medcom';
import { careCommunication, hospitalNotification } from '#testing/medcom/index.js';
import { startService, type TestService } from '#testing/service/index.js';

let service: TestService;
let address: string;
let registered = 0;
beforeAll(async () => {
  service = await startService();
  address = `${service.url}/fhir/$process-message`;
});
afterAll(() => service.stop());

const JSON_TYPE = 'application/fhir+json';
const XML_TYPE = 'application/fhir+xml';
const actor = { 'x-actor-id': 'test', 'x-actor-role': 'region', 'x-actor-unit': 'testregion' };

async function post(body: string | Uint8Array, type: string, accept?: string) {
  const response = await fetch(address, { method: 'POST', body: typeof body === 'string' ? body : new Uint8Array(body), headers: { ...actor, 'content-type': type, ...(accept && { accept }) } });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type') ?? '', text };
}

async function citizen() {
  const cpr = `01016062${String(registered++).padStart(2, '0')}`;
  const { body } = await service.client.post('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel' });
  return { id: body.id as string, cpr };
}
const typesOf = async (id: string) => (await service.store.readStream(`pathway-${id}` as never)).map(({ type }) => type);

describe('a message in XML', () => {
  it('is taken as in JSON, and answered in XML', async () => {
    const { id, cpr } = await citizen();
    const message = hospitalNotification({ kind: 'STIN', cpr, stay: cpr });
    const answer = await post(writeFhirXml(message), XML_TYPE);
    expect(answer).toMatchObject({ status: 200, type: expect.stringMatching(/^application\/fhir\+xml/) });
    expect(readFhirXml(answer.text)).toMatchObject({ ok: true, resource: { resourceType: 'Bundle', type: 'message' } });
    expect(answer.text).toContain('<code value="ok"/>');
    expect(await typesOf(id)).toContain('HospitalAdmissionRecorded');
    // The same message in JSON is a repetition.
    const head = await service.store.head();
    expect((await post(JSON.stringify(message), JSON_TYPE)).text).toContain('"code":"ok"');
    expect(await service.store.head()).toBe(head);
  });

  it('is answered in the form that the sender asks for', async () => {
    const { cpr } = await citizen();
    const message = careCommunication({ name: cpr, cpr });
    expect((await post(writeFhirXml(message), XML_TYPE, JSON_TYPE)).type).toMatch(/^application\/fhir\+json/);
    expect((await post(JSON.stringify(message), JSON_TYPE, XML_TYPE)).type).toMatch(/^application\/fhir\+xml/);
  });

  it.each([
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><Bundle xmlns="http://hl7.org/fhir"><id value="&a;"/></Bundle>',
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Bundle xmlns="http://hl7.org/fhir"><id value="&b;"/></Bundle>',
    '<Bundle>',
    '',
    'Plantet',
  ])('that is none is turned down with the bare outcome, and nothing of it is repeated: %s', async (text) => {
    const answer = await post(text, XML_TYPE);
    expect(answer).toMatchObject({ status: 400, type: expect.stringMatching(/^application\/fhir\+xml/) });
    expect(answer.text).toContain('<OperationOutcome');
    expect(answer.text).not.toContain('Plantet');
  });

  it('is for messages only', async () => {
    const response = await fetch(`${service.url}/api/citizens`, { method: 'POST', body: '<a/>', headers: { ...actor, 'x-actor-role': 'myndighed', 'content-type': XML_TYPE } });
    expect(response.status).toBe(415);
  });
});

describe('what cannot be read at all', () => {
  const notUtf8 = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22]);
  it.each([
    ['no JSON', '{"Plantet": ', JSON_TYPE],
    ['no JSON, said to be any', '{"Plantet": ', 'application/json'],
    ['nothing', '', JSON_TYPE],
    ['JSON that reaches into prototypes', '{"__proto__":{"Plantet":true}}', JSON_TYPE],
    ['JSON that is nested too deep', '['.repeat(100), JSON_TYPE],
    ['no UTF-8', notUtf8, JSON_TYPE],
    ['no UTF-8 as XML', notUtf8, XML_TYPE],
  ])('is turned down with the bare outcome in the sender’s form, and nothing of it is repeated: %s', async (_what, body, type) => {
    const answer = await post(body, type);
    expect(answer).toMatchObject({ status: 400, type: expect.stringMatching(type === XML_TYPE ? /^application\/fhir\+xml/ : /^application\/fhir\+json/) });
    expect(answer.text).toContain('OperationOutcome');
    expect(answer.text).not.toContain('Plantet');
  });

  it('is none of a stranger’s business: who may hand nothing in is told no more than that', async () => {
    const response = await fetch(address, { method: 'POST', body: '{"Plantet": ', headers: { ...actor, 'x-actor-role': 'botilbud', 'content-type': JSON_TYPE } });
    expect(response.status).toBe(403);
  });
});

describe('whatever bytes come', () => {
  it('there is an answer, never a fault of the service, and nothing is kept', async () => {
    const head = await service.store.head();
    const [json, xml] = [JSON.stringify(hospitalNotification({ cpr: '0101606999', stay: 'stranger' })), writeFhirXml(careCommunication({ cpr: '0101606999' }))];
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      ...[json, xml].map((text) =>
        fc.tuple(fc.nat(text.length), fc.nat(60), fc.string({ maxLength: 12 })).map(([at, length, planted]) => new TextEncoder().encode(text.slice(0, at) + planted + text.slice(at + length))),
      ),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(JSON_TYPE, XML_TYPE), async (body, type) => {
        const { status } = await post(body, type);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 250 },
    );
    expect(await service.store.head()).toBe(head);
  });
});
