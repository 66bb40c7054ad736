import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { instantFromMillis, type MunicipalityCode, type Uuid } from '#kernel';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { publicOnly } from '../http/endpoint-addresses.js';
import { PartnerConnections } from '../http/partner-connections.js';
import { openWebhookTransport, type WebhookMessage } from './webhook-transport.js';
import { webhookSecret } from './webhook-secret.js';

const key = Buffer.alloc(32, 7);
const kolding = '621' as MunicipalityCode;
const secretOf = (municipality: MunicipalityCode, partnerId: string, generation: number) => webhookSecret(key, municipality, partnerId, generation);
const clock = { now: () => instantFromMillis(Date.now()) };
const connections = new PartnerConnections({ allowed: publicOnly, plainLoopback: true });
const channel = openWebhookTransport({ secretOf, clock, connections });
const impatient = openWebhookTransport({ secretOf, clock, connections, timeoutMs: 50 });

const messageTo = (endpoint: string): WebhookMessage => ({
  messageId: '0192f7a0-0000-7000-8000-000000000001' as Uuid,
  partnerId: 'region-eksempel',
  municipality: kolding,
  channel: { kind: 'webhook', endpoint, secretGeneration: 1 },
  content: '{"type":"advisory.discharge-planned"}',
});

describe('the webhook transport', () => {
  const servers: Server[] = [];
  afterAll(() => connections.close());
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  });

  async function partner(answer: RequestListener): Promise<string> {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/advisories`;
  }

  it('delivers a message that the partner can check with any library', async () => {
    const checked: unknown[] = [];
    const endpoint = await partner((request, response) => {
      void textOf(request).then((text) => {
        checked.push(new Webhook(secretOf(kolding, 'region-eksempel', 1)).verify(text, request.headers as Record<string, string>));
        response.writeHead(204).end();
      });
    });
    expect(await channel.send(messageTo(endpoint))).toEqual({ is: 'delivered' });
    expect(checked).toEqual([{ type: 'advisory.discharge-planned' }]);
  });

  it('signs with a secret of the partner’s own', async () => {
    const refused: boolean[] = [];
    const endpoint = await partner((request, response) => {
      void textOf(request).then((text) => {
        try {
          new Webhook(secretOf(kolding, 'anden-region', 1)).verify(text, request.headers as Record<string, string>);
        } catch {
          refused.push(true);
        }
        response.writeHead(401).end();
      });
    });
    expect(await channel.send(messageTo(endpoint))).toEqual({ is: 'rejected', code: '401' });
    expect(refused).toEqual([true]);
  });

  it.each([400, 404, 410])('tells a refusal by its status %i', async (status) => {
    const endpoint = await partner((_, response) => response.writeHead(status).end('with words that nobody keeps'));
    expect(await channel.send(messageTo(endpoint))).toEqual({ is: 'rejected', code: String(status) });
  });

  it.each([429, 500, 503])('is told to come again by the status %i', async (status) => {
    const endpoint = await partner((_, response) => response.writeHead(status, { 'retry-after': '7' }).end('with words that nobody keeps'));
    expect(await channel.send(messageTo(endpoint))).toEqual({ is: 'put-off', code: String(status), afterMs: 7000 });
  });

  it('follows no redirect', async () => {
    const asked: string[] = [];
    const elsewhere = await partner((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200).end();
    });
    const endpoint = await partner((_, response) => response.writeHead(307, { location: elsewhere }).end());
    expect(await channel.send(messageTo(endpoint))).toEqual({ is: 'rejected', code: '307' });
    expect(asked).toEqual([]);
  });

  it('sends nothing that is longer than may be', async () => {
    const asked: string[] = [];
    const endpoint = await partner((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    const short = openWebhookTransport({ secretOf, clock, connections, maxMessageBytes: 20 });
    expect(await short.send(messageTo(endpoint))).toEqual({ is: 'unreachable', code: 'MESSAGE_TOO_LONG', forGood: true });
    expect(asked).toEqual([]);
  });

  it('keeps connections for the next messages', async () => {
    const connections = new Set<unknown>();
    const endpoint = await partner((request, response) => {
      connections.add(request.socket);
      response.writeHead(202).end('with words that nobody keeps');
    });
    for (let message = 0; message < 12; message++) expect(await channel.send(messageTo(endpoint))).toEqual({ is: 'delivered' });
    // More than one, since an answer is read to its end a moment before its connection is free.
    expect(connections.size).toBeLessThanOrEqual(4);
  });

  it('takes an answer that breaks off or does not end in time for what its status says', async () => {
    const breaking = await partner((request, response) => response.writeHead(200).write('x', () => request.socket.destroy()));
    expect(await channel.send(messageTo(breaking))).toEqual({ is: 'delivered' });
    const lasting = await partner((_, response) => response.writeHead(503).write('x'));
    expect(await impatient.send(messageTo(lasting))).toEqual({ is: 'put-off', code: '503' });
  });

  it('sends nothing that it cannot sign', async () => {
    const asked: string[] = [];
    const endpoint = await partner((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    const secretless = openWebhookTransport({ clock, connections, secretOf: () => 'whsec_' });
    expect(await secretless.send(messageTo(endpoint))).toEqual({ is: 'unreachable', code: 'SIGNATURE', forGood: true });
    expect(asked).toEqual([]);
  });

  it('takes an endless answer for what its status says', async () => {
    const endpoint = await partner((_, response) => {
      response.writeHead(200);
      const write = (): void => void (response.writable && response.write('x'.repeat(65_536), write));
      write();
    });
    expect(await channel.send(messageTo(endpoint))).toEqual({ is: 'delivered' });
  });

  it('knows nothing of a message that nobody answered in time', async () => {
    const endpoint = await partner(() => undefined);
    expect(await impatient.send(messageTo(endpoint))).toEqual({ is: 'unknown', code: 'TIMEOUT' });
  });

  it('knows nothing of a message when the connection breaks', async () => {
    const endpoint = await partner((request) => request.socket.destroy());
    expect(await channel.send(messageTo(endpoint))).toMatchObject({ is: 'unknown' });
  });

  it('knows nothing of a message when it is stopped', async () => {
    const stop = new AbortController();
    const endpoint = await partner(() => stop.abort());
    expect(await channel.send(messageTo(endpoint), stop.signal)).toEqual({ is: 'unknown', code: 'STOPPED' });
  });

  it('has sent nothing where nobody listens, or nobody to be trusted', async () => {
    const endpoint = await partner((_, response) => response.end());
    const [server] = servers.splice(0);
    await new Promise((closed) => server?.close(closed));
    expect(await channel.send(messageTo(endpoint))).toEqual({ is: 'unreachable', code: 'ECONNREFUSED' });
    const plain = await partner((_, response) => response.end());
    expect(await channel.send(messageTo(plain.replace('http:', 'https:')))).toMatchObject({ is: 'unreachable' });
  });

  it.each(['http://partner.example/advisories', 'ftp://127.0.0.1/', 'https://user:word@partner.example/', 'nowhere', ''])(
    'sends nothing to %p',
    async (endpoint) => {
      expect(await channel.send(messageTo(endpoint))).toEqual({ is: 'unreachable', code: 'ENDPOINT', forGood: true });
    },
  );
});

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
