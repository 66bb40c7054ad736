import { afterAll } from '@jest/globals';
import { instantFromMillis, type MunicipalityCode, type Uuid } from '#kernel';
import { httpContractPartner } from './contract/http-partner.js';
import { smtpContractPartner } from './contract/smtp-partner.js';
import { transportContract } from './contract/transport-contract.js';
import { letterRenderer } from './email/letter.js';
import { openSmtpTransport } from './email/smtp-transport.js';
import { openFhirTransport } from './fhir/fhir-transport.js';
import { publicOnly } from './http/endpoint-addresses.js';
import { PartnerConnections } from './http/partner-connections.js';
import { standing } from './inbox/inbox-channel.js';
import { webhookSecret } from './webhook/webhook-secret.js';
import { openWebhookTransport } from './webhook/webhook-transport.js';

const clock = { now: () => instantFromMillis(Date.now()) };
const connections = new PartnerConnections({ allowed: publicOnly, plainLoopback: true });
afterAll(() => connections.close());

const messageId = '0192f7a0-0000-7000-8000-000000000001' as Uuid;
const toPartner = { messageId, municipality: '621' as MunicipalityCode, partnerId: 'region-eksempel' };
/** Long enough for a message to be read on a busy machine. */
const impatience = { timeoutMs: 250, answerMs: 250 };

transportContract('the webhook', {
  partner: (behaviour) =>
    httpContractPartner(
      behaviour,
      ({ headers }) => headers['webhook-id'] as string,
      (endpoint, impatient, signal) =>
        openWebhookTransport({ connections, clock, secretOf: (...whose) => webhookSecret(Buffer.alloc(32, 7), ...whose), ...(impatient ? impatience : {}) }).send(
          { ...toPartner, channel: { kind: 'webhook', endpoint, secretGeneration: 1 }, content: '{}' },
          signal,
        ),
    ),
});

transportContract('the FHIR endpoint', {
  partner: (behaviour) =>
    httpContractPartner(
      behaviour,
      (_, text) => (JSON.parse(text) as { entry: [{ resource: { id: string } }] }).entry[0].resource.id,
      (endpoint, impatient, signal) =>
        openFhirTransport({ connections, clock, credentials: new Map(), ...(impatient ? impatience : {}) }).send(
          {
            ...toPartner,
            channel: { kind: 'fhir', endpoint, sor: '441211000016002', gln: '5790000121526' },
            content: JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: { resourceType: 'MessageHeader', id: messageId } }] }),
          },
          signal,
        ),
    ),
});

transportContract('e-mail', {
  partner: (behaviour) =>
    smtpContractPartner(behaviour, async (port, impatient, signal) => {
      const server = { host: '127.0.0.1', port, tls: 'none' } as const;
      const transport = openSmtpTransport({ server, from: 'advis@kommune.example', clock, ...(impatient ? impatience : {}) });
      const rendered = await letterRenderer((id) => `https://service.example/${id}`).render({ advisoryId: messageId } as never);
      if (rendered.is !== 'rendered') throw new Error('a letter can always be written');
      return transport.send({ ...toPartner, channel: { kind: 'email', address: 'postkasse@partner.example' }, content: rendered.content }, signal);
    }),
});

transportContract('the inbox', {
  partner: (behaviour) =>
    Promise.resolve(
      behaviour === 'accepts'
        ? { send: (signal) => standing.send({ ...toPartner, channel: { kind: 'inbox' }, content: null }, signal), read: [], elsewhere: 0, close: () => Promise.resolve() }
        : undefined,
    ),
});
