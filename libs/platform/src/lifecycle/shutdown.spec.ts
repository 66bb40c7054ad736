import { describe, expect, it } from '@jest/globals';
import { Shutdown } from './shutdown.js';

describe('Shutdown', () => {
  it('closes in the opposite order of opening, one after the other', async () => {
    const order: string[] = [];
    const shutdown = new Shutdown(() => undefined);
    shutdown.onClose('database', () => order.push('database'));
    shutdown.onClose('processors', async () => {
      await Promise.resolve();
      order.push('processors');
    });
    await Promise.all([shutdown.close(), shutdown.close()]);
    expect(order).toEqual(['processors', 'database']);
  });

  it('goes on when a part fails, and tells which', async () => {
    const failed: string[] = [];
    let closed = false;
    const shutdown = new Shutdown((name) => failed.push(name));
    shutdown.onClose('database', () => (closed = true));
    shutdown.onClose('queue', () => Promise.reject(new Error('unreachable')));
    await shutdown.close();
    expect({ failed, closed }).toEqual({ failed: ['queue'], closed: true });
  });

  it('does not take in what is opened too late', async () => {
    const shutdown = new Shutdown(() => undefined);
    await shutdown.close();
    expect(() => shutdown.onClose('pool', () => undefined)).toThrow(/pool/);
  });
});
