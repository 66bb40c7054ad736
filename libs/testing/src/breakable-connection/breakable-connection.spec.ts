import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { startCountingPartner, type CountingPartner } from '../delivery/counting-partner.js';
import { eventually } from '../waiting/eventually.js';
import { openBreakableConnection, type BreakableConnection } from './breakable-connection.js';

const manners = {
  idOf: (_headers: object, body: string) => body.slice(0, 1),
  answer: (id: string) => ({ status: 200, body: id.repeat(2000) }),
};
let partner: CountingPartner;
let way: BreakableConnection;
beforeEach(async () => {
  partner = await startCountingPartner(manners);
  way = await openBreakableConnection(partner.endpoint);
});
afterEach(async () => {
  await way.close();
  await partner.stop();
});

/** Posts a message known by a letter, and reads the answer to its end. */
async function post(letter: string, signal?: AbortSignal): Promise<string> {
  const { body } = await request(way.url, { method: 'POST', body: letter.repeat(1000), ...(signal ? { signal } : {}) });
  return body.text();
}
const arrived = () => [...partner.messages()].map(([id, bodies]) => `${id} ${bodies.length}`);

describe('a way to an HTTP partner', () => {
  it('passes on what it is given, whole', async () => {
    expect(await post('a')).toBe('a'.repeat(2000));
    expect(partner.messages().get('a')).toEqual(['a'.repeat(1000)]);
  });

  it('cuts a question in the middle: the partner has none of it, and the next is whole', async () => {
    const cut = way.cutNextQuestion(0.9);
    await expect(post('a')).rejects.toThrow();
    await cut;
    expect(await post('b')).toHaveLength(2000);
    expect(arrived()).toEqual(['b 1']);
  });

  it.each([0, 0.02, 0.9])('cuts an answer after %d of it: the partner has the question, and the client not all of the answer', async (share) => {
    const cut = way.cutNextAnswer(share);
    await expect(post('a')).rejects.toThrow();
    await cut;
    expect(await post('a')).toHaveLength(2000);
    expect(arrived()).toEqual(['a 2']);
  });

  it('holds everything back, in order', async () => {
    way.delay(30);
    const began = performance.now();
    expect(await Promise.all(['a', 'b'].map((letter) => post(letter)))).toEqual(['a'.repeat(2000), 'b'.repeat(2000)]);
    expect(performance.now() - began).toBeGreaterThan(50);
  });

  it('brings on what is held back although the client has hung up', async () => {
    way.delay(600);
    await expect(post('a', AbortSignal.timeout(300))).rejects.toThrow();
    await eventually('it arrives', () => arrived().includes('a 1'));
    way.mend();
    expect(await post('b')).toHaveLength(2000);
  });

  it('brings on after it was frozen what was said meanwhile', async () => {
    await post('a');
    way.freeze();
    await expect(post('b', AbortSignal.timeout(300))).rejects.toThrow();
    expect(arrived()).toEqual(['a 1']);
    way.mend();
    await eventually('it arrives', () => arrived().includes('b 1'));
  });

  it('lets nobody through while it is cut', async () => {
    way.cut();
    await expect(post('a')).rejects.toThrow();
    expect(arrived()).toEqual([]);
    way.mend();
    expect(await post('a')).toHaveLength(2000);
  });
});
