import { afterEach, describe, expect, it } from '@jest/globals';
import { type lookup, type LookupAddress } from 'node:dns';
import { openHttpPartner } from '../contract/http-partner.js';
import { parseAllowedEndpoints, publicOnly } from './endpoint-addresses.js';
import { failureOfRequest } from './failure-of-request.js';
import { type ConnectionsOptions, PartnerConnections } from './partner-connections.js';
import { post } from './post.js';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
});

/** A resolver that gives the addresses that it is told to, one list a question. */
function resolving(...answers: string[][]): typeof lookup {
  const resolve = (_host: string, _options: unknown, callback: (error: null, found: LookupAddress[]) => void) => {
    const found = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    process.nextTick(() => {
      callback(null, found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
    });
  };
  return resolve as unknown as typeof lookup;
}

async function partner() {
  let asked = 0;
  const opened = await openHttpPartner((_, response) => {
    asked += 1;
    response.end();
  });
  closing.push(opened);
  return { port: new URL(opened.endpoint).port, asked: () => asked };
}
async function reach(url: string, options: Partial<ConnectionsOptions> = {}): Promise<string> {
  const connections = new PartnerConnections({ allowed: publicOnly, plainLoopback: true, ...options });
  closing.push(connections);
  try {
    const { status } = await post({ through: connections.to('621/partner'), url, headers: {}, body: '{}', signal: AbortSignal.timeout(5_000), maxAnswerBytes: 1000 });
    return String(status);
  } catch (error) {
    const outcome = failureOfRequest(error);
    return 'code' in outcome ? `${outcome.is} ${outcome.code}` : outcome.is;
  }
}
const refused = 'unreachable ENDPOINT_NOT_PUBLIC';

describe('where connections to partners may lead', () => {
  it.each(['https://10.0.0.1/', 'https://127.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/latest', 'https://0x7f000001/', 'https://2130706433/', 'https://[::ffff:10.0.0.1]/'])(
    'not to %s',
    async (url) => expect(await reach(url)).toBe(refused),
  );

  it.each([[['10.0.0.1']], [['127.0.0.1']], [['::1']], [['fd00::1']], [['8.8.8.8', '192.168.0.1']], [[]]])('not by a name that leads to %j', async (addresses) =>
    expect(await reach('https://partner.example/', { lookup: resolving(addresses) })).toBe(refused));

  it('not by a name that is looked up again and leads elsewhere then', async () => {
    const { port, asked } = await partner();
    // The first time somewhere public, where nobody answers; whoever had looked before would believe that answer.
    const lookup = resolving(['2001:db9::1'], ['127.0.0.1']);
    const connections = new PartnerConnections({ allowed: publicOnly, plainLoopback: false, lookup, connectMs: 200 });
    closing.push(connections);
    const once = () =>
      post({ through: connections.to('621/partner'), url: `https://partner.example:${port}/`, headers: {}, body: '', signal: AbortSignal.timeout(5_000), maxAnswerBytes: 10 }).then(
        () => 'answered',
        (error: unknown) => failureOfRequest(error),
      );
    expect(await once()).toMatchObject({ is: 'unreachable' });
    expect(await once()).toEqual({ is: 'unreachable', code: 'ENDPOINT_NOT_PUBLIC' });
    expect(asked()).toBe(0);
  });

  it('to this machine itself in clear, where that is allowed, and nowhere else in clear', async () => {
    const { port, asked } = await partner();
    expect(await reach(`http://127.0.0.1:${port}/`)).toBe('200');
    expect(await reach(`http://localhost:${port}/`, { lookup: resolving(['127.0.0.1']) })).toBe('200');
    expect(await reach(`http://127.0.0.1:${port}/`, { plainLoopback: false })).toBe(refused);
    expect(await reach(`http://localhost:${port}/`, { lookup: resolving(['10.0.0.1']) })).toBe(refused);
    expect(await reach(`http://localhost:${port}/`, { lookup: resolving(['8.8.8.8']) })).toBe(refused);
    expect(asked()).toBe(2);
  });

  it('to what the installation allows: nobody to be trusted there, but somebody', async () => {
    const { port } = await partner();
    const allowing = (text: string) => reach(`https://partner.example:${port}/`, { allowed: parseAllowedEndpoints(text), lookup: resolving(['127.0.0.1']) });
    expect(await allowing('10.0.0.0/8,other.example')).toBe(refused);
    expect(await allowing('127.0.0.0/8')).toMatch(/^unreachable (EPROTO|ERR_SSL)/);
    expect(await allowing('partner.example')).toMatch(/^unreachable (EPROTO|ERR_SSL)/);
  });
});

describe('connections', () => {
  it('are each partner’s own, and kept', async () => {
    const sockets = new Map<unknown, string[]>();
    const server = await openHttpPartner((request, response) => {
      sockets.set(request.socket, [...(sockets.get(request.socket) ?? []), String(request.headers['x-partner'])]);
      response.end('words');
    });
    const connections = new PartnerConnections({ allowed: publicOnly, plainLoopback: true });
    closing.push(server, connections);
    for (const partner of ['a', 'b', 'a', 'b']) {
      await post({ through: connections.to(partner), url: server.endpoint, headers: { 'x-partner': partner }, body: '', signal: AbortSignal.timeout(5_000), maxAnswerBytes: 100 });
    }
    expect([...sockets.values()]).toEqual([['a', 'a'], ['b', 'b']]);
  });
});
