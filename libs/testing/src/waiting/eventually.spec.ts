import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

describe('eventually', () => {
  it('returns when the condition holds', async () => {
    let asked = 0;
    await eventually('asked three times', () => ++asked === 3);
    expect(asked).toBe(3);
  });

  it('gives up in time and says what it waited for', async () => {
    await expect(eventually('the sea to dry up', () => false, 30)).rejects.toThrow('the sea to dry up');
  });
});
