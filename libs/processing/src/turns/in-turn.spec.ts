import { describe, expect, it } from '@jest/globals';
import { InTurn } from './in-turn.js';

describe('in turn', () => {
  it('lets work on one key wait for the one before, failed or not, and other keys go on', async () => {
    const turns = new InTurn();
    const order: string[] = [];
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const first = turns.run('a', async () => {
      await gate;
      order.push('a1');
      throw new Error('failed');
    });
    const second = turns.run('a', async () => order.push('a2'));
    await turns.run('b', async () => order.push('b1'));
    open();
    await expect(first).rejects.toThrow('failed');
    await second;
    expect(order).toEqual(['b1', 'a1', 'a2']);
    expect(turns.busy).toBe(false);
  });
});
