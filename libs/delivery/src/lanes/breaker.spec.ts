import { describe, expect, it } from '@jest/globals';
import { type AttemptOutcome } from '../channels/channel.js';
import { Breaker } from './breaker.js';

const away: AttemptOutcome = { is: 'unreachable', code: 'ECONNREFUSED' };
const broken = (): Breaker => {
  const breaker = new Breaker();
  for (let i = 0; i < 5; i++) breaker.heard(away, 0);
  return breaker;
};

describe('the breaker of a partner', () => {
  it.each<AttemptOutcome>([away, { is: 'unknown', code: 'TIMEOUT' }, { is: 'put-off', code: '503' }])('opens after five of $is in a row, and not before', (outcome) => {
    const breaker = new Breaker();
    for (let i = 0; i < 4; i++) breaker.heard(outcome, 0);
    expect(breaker.stateAt(0)).toBe('closed');
    breaker.heard({ is: 'delivered' }, 0);
    for (let i = 0; i < 4; i++) breaker.heard(outcome, 0);
    expect(breaker.stateAt(0)).toBe('closed');
    breaker.heard(outcome, 0);
    expect(breaker.stateAt(0)).toBe('open');
  });

  it.each<AttemptOutcome>([{ is: 'delivered' }, { is: 'rejected', code: '422' }, { is: 'unreachable', code: 'CREDENTIAL', forGood: true }])(
    'stays closed for $is, however often',
    (outcome) => {
      const breaker = new Breaker();
      for (let i = 0; i < 50; i++) breaker.heard(outcome, 0);
      expect(breaker.stateAt(0)).toBe('closed');
    },
  );

  it('lets one through after a while, and closes when that arrives', () => {
    const breaker = broken();
    expect([breaker.stateAt(29_999), breaker.waitAt(29_999)]).toEqual(['open', 1]);
    expect([breaker.stateAt(30_000), breaker.waitAt(30_000)]).toEqual(['half-open', 0]);
    breaker.heard({ is: 'delivered' }, 30_000);
    expect(breaker.stateAt(30_000)).toBe('closed');
  });

  it('waits twice as long each time that the partner is still away, up to ten minutes', () => {
    const breaker = broken();
    let at = 0;
    const waits = Array.from({ length: 8 }, () => {
      const wait = breaker.waitAt(at);
      at += wait;
      breaker.heard(away, at);
      return wait / 1000;
    });
    expect(waits).toEqual([30, 60, 120, 240, 480, 600, 600, 600]);
  });

  it('lets a partner be for as long as it asks', () => {
    const breaker = new Breaker();
    breaker.heard({ is: 'put-off', code: '429', afterMs: 90_000 }, 0);
    expect([breaker.stateAt(89_999), breaker.stateAt(90_000)]).toEqual(['open', 'half-open']);
  });

  it('is not opened for longer by what was under way when it opened', () => {
    const breaker = broken();
    for (let i = 0; i < 30; i++) breaker.heard(away, 10_000);
    expect(breaker.stateAt(30_000)).toBe('half-open');
  });
});
