import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { certifiedBy, type Certified, inventedAuthority } from '#testing/delivery/certificates.js';
import { openHttpPartner } from '../contract/http-partner.js';
import { openSilence } from '../contract/smtp-partner.js';
import { type AllowedEndpoints, parseAllowedEndpoints, publicOnly } from './endpoint-addresses.js';
import { lookAtEndpoint } from './look-at-endpoint.js';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
});

let authority: Certified;
beforeAll(async () => {
  authority = await inventedAuthority();
});

const here = parseAllowedEndpoints('127.0.0.1, localhost');
const look = (endpoint: string, { allowed = here, connectMs = 5_000 }: { allowed?: AllowedEndpoints; connectMs?: number } = {}) =>
  lookAtEndpoint(endpoint, { allowed, connectMs, plainLoopback: true, tls: { ca: authority.cert } });

/** A partner that counts what it is asked. */
async function partner(certified?: Certified) {
  let asked = 0;
  const opened = await openHttpPartner((_, response) => {
    asked += 1;
    response.end();
  }, certified);
  closing.push(opened);
  return { endpoint: opened.endpoint, asked: () => asked };
}

describe('looking at an endpoint', () => {
  it('tells until when the certificate holds, and says nothing to the partner', async () => {
    const until = new Date('2051-02-03T04:05:06.000Z');
    const { endpoint, asked } = await partner(await certifiedBy(authority, 'localhost', until));
    expect(await look(endpoint)).toEqual({ is: 'trusted', until: '2051-02-03T04:05:06.000Z' });
    expect(asked()).toBe(0);
  });

  it.each([
    ['has ended', async () => certifiedBy(authority, 'localhost', new Date('2021-01-01')), 'CERT_HAS_EXPIRED'],
    // An authority that only bears the name of the one that is trusted.
    ['comes from somebody unknown', async () => certifiedBy(await inventedAuthority()), 'CERT_SIGNATURE_FAILURE'],
  ])('does not trust a certificate that %s', async (_what, certified, code) => {
    expect(await look((await partner(await certified())).endpoint)).toEqual({ is: 'unreachable', code });
  });

  it('does not trust a certificate for another name', async () => {
    const { endpoint } = await partner(await certifiedBy(authority));
    const elsewhere = endpoint.replace('127.0.0.1', '127.0.0.2');
    expect(await look(elsewhere, { allowed: parseAllowedEndpoints('127.0.0.0/8') })).toMatchObject({ is: 'unreachable' });
  });

  it('does not connect where messages must not go', async () => {
    const { endpoint } = await partner(await certifiedBy(authority));
    for (const one of [endpoint, endpoint.replace('127.0.0.1', 'localhost')]) {
      expect(await look(one, { allowed: publicOnly })).toEqual({ is: 'unreachable', code: 'ENDPOINT_NOT_PUBLIC' });
    }
  });

  it('tells of this machine itself that nothing is encrypted', async () => expect(await look((await partner()).endpoint)).toEqual({ is: 'plain' }));

  it('tells that nobody listens', async () => {
    const { endpoint } = await partner();
    await Promise.all(closing.splice(0).map((one) => one.close()));
    expect(await look(endpoint)).toEqual({ is: 'unreachable', code: 'ECONNREFUSED' });
  });

  it('waits for nobody who says nothing', async () => {
    const silence = await openSilence();
    closing.push(silence);
    expect(await look(`https://127.0.0.1:${silence.port}/`, { connectMs: 200 })).toEqual({ is: 'unreachable', code: 'UND_ERR_CONNECT_TIMEOUT' });
  });
});
