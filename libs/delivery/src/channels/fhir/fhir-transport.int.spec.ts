import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type IncomingMessage, type RequestListener } from 'node:http';
import { type ServerOptions } from 'node:https';
import { type TLSSocket } from 'node:tls';
import { instantFromMillis, type MunicipalityCode, type Uuid } from '#kernel';
import { certifiedBy, type Certified, inventedAuthority } from '#testing/delivery/certificates.js';
import { openHttpPartner, textOf } from '../contract/http-partner.js';
import { parseAllowedEndpoints } from '../http/endpoint-addresses.js';
import { PartnerConnections } from '../http/partner-connections.js';
import { type Credential } from './credential.js';
import { type FhirMessage, type FhirOptions, openFhirTransport } from './fhir-transport.js';

let now = Date.parse('2026-11-02T08:00:00.000Z');
const clock = { now: () => instantFromMillis(now) };
const connections = new PartnerConnections({ allowed: parseAllowedEndpoints('127.0.0.1'), plainLoopback: true });
const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
});
afterAll(() => connections.close());

async function partner(answer: RequestListener, tls?: ServerOptions): Promise<string> {
  const opened = await openHttpPartner(answer, tls);
  closing.push(opened);
  return opened.endpoint;
}
const transport = (credential?: Credential, options: Partial<FhirOptions> = {}) =>
  openFhirTransport({ clock, connections, credentials: new Map(credential ? [[credential.name, credential]] : []), ...options });
const messageTo = (endpoint: string, credential?: string, partnerId = 'region-eksempel'): FhirMessage => ({
  messageId: '0192f7a0-0000-7000-8000-000000000001' as Uuid,
  municipality: '621' as MunicipalityCode,
  partnerId,
  channel: { kind: 'fhir', endpoint, sor: '441211000016002', gln: '5790000121526', ...(credential ? { credential } : {}) },
  content: '{"resourceType":"Bundle"}',
});

describe('the FHIR transport', () => {
  it('posts a FHIR message, and hands on what the partner says there and then', async () => {
    const asked: unknown[] = [];
    const endpoint = await partner((request, response) => {
      void textOf(request).then((text) => {
        asked.push({ method: request.method, type: request.headers['content-type'], accept: request.headers.accept, text });
        response.writeHead(200, { 'content-type': 'application/fhir+json' }).end('{"resourceType":"Bundle","type":"message"}');
      });
    });
    expect(await transport().send(messageTo(endpoint))).toEqual({
      is: 'delivered',
      answered: { contentType: 'application/fhir+json', body: '{"resourceType":"Bundle","type":"message"}' },
    });
    expect(asked).toEqual([{ method: 'POST', type: 'application/fhir+json', accept: 'application/fhir+json', text: '{"resourceType":"Bundle"}' }]);
  });

  it('hands on what a partner says that does not take it', async () => {
    const endpoint = await partner((_, response) => response.writeHead(422, { 'content-type': 'application/fhir+json' }).end('{"resourceType":"Bundle"}'));
    expect(await transport().send(messageTo(endpoint))).toMatchObject({ is: 'rejected', code: '422', answered: { body: '{"resourceType":"Bundle"}' } });
  });

  it('keeps nothing of an answer that is too long', async () => {
    const endpoint = await partner((_, response) => response.writeHead(200, { 'content-type': 'application/fhir+json' }).end('x'.repeat(2000)));
    expect(await transport(undefined, { maxAnswerBytes: 1000 }).send(messageTo(endpoint))).toEqual({ is: 'delivered' });
  });

  it('sends nothing too long, nor under a credential that there is not', async () => {
    let asked = 0;
    const endpoint = await partner((_, response) => {
      asked += 1;
      response.end();
    });
    expect(await transport(undefined, { maxMessageBytes: 10 }).send(messageTo(endpoint))).toEqual({ is: 'unreachable', code: 'MESSAGE_TOO_LONG', forGood: true });
    expect(await transport().send(messageTo(endpoint, 'not-there'))).toEqual({ is: 'unreachable', code: 'CREDENTIAL', forGood: true });
    expect(asked).toBe(0);
  });
});

describe('mutual TLS', () => {
  let authority: Certified;
  let server: Certified;
  let client: Certified;
  beforeAll(async () => {
    authority = await inventedAuthority();
    [server, client] = await Promise.all([certifiedBy(authority), certifiedBy(authority, 'borgerforloeb')]);
  });
  const asking = () => ({ ...server, ca: authority.cert, requestCert: true, rejectUnauthorized: true });

  it('shows the partner the client certificate, and trusts whom it is told to', async () => {
    const seen: string[] = [];
    const endpoint = await partner((request, response) => {
      seen.push(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));
      response.writeHead(202).end();
    }, asking());
    const credential = { name: 'region', certificate: client, authorities: authority.cert };
    expect(await transport(credential).send(messageTo(endpoint, 'region', 'with-certificate'))).toEqual({ is: 'delivered' });
    expect(seen).toEqual(['borgerforloeb']);
  });

  it('has sent nothing to a partner that asks for a certificate and gets none', async () => {
    let asked = 0;
    const endpoint = await partner(() => (asked += 1), asking());
    const outcome = await transport({ name: 'region', authorities: authority.cert }).send(messageTo(endpoint, 'region', 'without-certificate'));
    expect(outcome.is).toMatch(/^(unreachable|unknown)$/);
    expect(asked).toBe(0);
  });

  it('has sent nothing to somebody whom it has no reason to trust', async () => {
    let asked = 0;
    const endpoint = await partner(() => (asked += 1), server);
    expect(await transport().send(messageTo(endpoint, undefined, 'untrusted'))).toMatchObject({ is: 'unreachable', code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO/) });
    expect(asked).toBe(0);
  });
});

describe('tokens', () => {
  /** An authorisation server and a partner that knows its tokens. */
  async function guarded(expiresIn: number | undefined, takes: (token: string) => boolean = () => true) {
    const asked: { readonly authorization: string | undefined; readonly body: string }[] = [];
    const shown: string[] = [];
    const refusals: number[] = [];
    const tokenEndpoint = await partner((request, response) => void grant(request).then((body) => response.writeHead(refusals.shift() ?? 200).end(body)));
    const grant = async (request: IncomingMessage): Promise<string> => {
      asked.push({ authorization: request.headers.authorization, body: await textOf(request) });
      return JSON.stringify({ access_token: `token-${asked.length}`, token_type: 'Bearer', ...(expiresIn === undefined ? {} : { expires_in: expiresIn }) });
    };
    const endpoint = await partner((request, response) => {
      const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
      shown.push(token);
      response.writeHead(takes(token) ? 202 : 401).end();
    });
    const credential = { name: 'region', oauth2: { tokenEndpoint, clientId: 'client:æ', clientSecret: 'secret words', scope: 'system/*.write' } };
    return { transport: transport(credential), message: messageTo(endpoint, 'region'), asked, shown, refusals };
  }

  it('are asked for once, by however many at once, and shown', async () => {
    const { transport: to, message, asked, shown } = await guarded(3600);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => to.send(message)));
    expect(outcomes).toEqual(Array(8).fill({ is: 'delivered' }));
    expect(asked).toEqual([
      {
        authorization: `Basic ${Buffer.from('client%3A%C3%A6:secret+words').toString('base64')}`,
        body: 'grant_type=client_credentials&scope=system%2F*.write',
      },
    ]);
    expect(new Set(shown)).toEqual(new Set(['token-1']));
  });

  it.each([
    [3600, 3539, 3541],
    [100, 89, 91],
    [undefined, 269, 271],
  ])('that last %s seconds are used for %s of them, and not for %s', async (expiresIn, used, unused) => {
    const { transport: to, message, shown } = await guarded(expiresIn);
    const begun = now;
    await to.send(message);
    now = begun + used * 1000;
    await to.send(message);
    now = begun + unused * 1000;
    await to.send(message);
    expect(shown).toEqual(['token-1', 'token-1', 'token-2']);
  });

  it('that are not taken any more are asked for anew, once', async () => {
    const { transport: to, message, shown } = await guarded(3600, (token) => token !== 'token-1');
    expect(await to.send(message)).toEqual({ is: 'delivered' });
    expect(shown).toEqual(['token-1', 'token-2']);
  });

  it('that are never taken are the partner’s last word', async () => {
    const { transport: to, message, shown } = await guarded(3600, () => false);
    expect(await to.send(message)).toEqual({ is: 'rejected', code: '401' });
    expect(shown).toEqual(['token-1', 'token-2']);
  });

  it('that are not to be had leave nothing sent, and are asked for again the next time', async () => {
    const { transport: to, message, shown, refusals } = await guarded(3600);
    refusals.push(400, 503);
    expect(await to.send(message)).toEqual({ is: 'unreachable', code: 'TOKEN_400' });
    expect(await to.send(message)).toEqual({ is: 'unreachable', code: 'TOKEN_503' });
    expect(shown).toEqual([]);
    expect(await to.send(message)).toEqual({ is: 'delivered' });
  });

  it.each(['', 'words', '[]', '{"access_token":"x y","token_type":"Bearer"}', '{"access_token":"x","token_type":"mac"}'])('are not made of %p', async (body) => {
    const tokenEndpoint = await partner((_, response) => response.end(body));
    const credential = { name: 'region', oauth2: { tokenEndpoint, clientId: 'c', clientSecret: 's' } };
    expect(await transport(credential).send(messageTo(tokenEndpoint, 'region'))).toEqual({ is: 'unreachable', code: 'TOKEN_UNUSABLE' });
  });

  it('are asked for nowhere in clear, and not where nobody answers', async () => {
    const asking = (tokenEndpoint: string) =>
      transport({ name: 'region', oauth2: { tokenEndpoint, clientId: 'c', clientSecret: 's' } }).send(messageTo('http://127.0.0.1:9/', 'region'));
    expect(await asking('http://tokens.example/')).toEqual({ is: 'unreachable', code: 'TOKEN_ENDPOINT' });
    expect(await asking('http://127.0.0.1:9/')).toEqual({ is: 'unreachable', code: 'TOKEN_ECONNREFUSED' });
  });
});
