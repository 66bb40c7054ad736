import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, inEffectiveOrder } from './decider.js';
import { type DomainEvent } from './event.js';
import { addDays, plainDate } from './plain-date.js';
import { accept, refuse, rule } from './rule.js';

const happened = (n: number, day: number): DomainEvent => ({ type: String(n), schemaVersion: 1, data: {}, effective: addDays(plainDate('2026-01-01'), day) });

describe('a history in effective order', () => {
  it('puts what was recorded late where it belongs, and keeps the order of recording on one date', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (days) => {
        const recorded = days.map((day, n) => happened(n, day));
        const ordered = inEffectiveOrder(recorded);
        expect(ordered).toHaveLength(recorded.length);
        for (let i = 1; i < ordered.length; i++) {
          const [before, after] = [ordered[i - 1]!, ordered[i]!];
          expect(before.effective < after.effective || (before.effective === after.effective && Number(before.type) < Number(after.type))).toBe(true);
        }
      }),
    );
  });

  it('is folded from the initial state', () => {
    const counter = { initial: 0, evolve: (count: number) => count + 1 };
    expect(fold(counter, [happened(1, 1), happened(2, 2)])).toBe(2);
  });
});

describe('a decision', () => {
  const RULE = rule({ id: 'X-1', text: 'Nothing twice', source: 'decided here', refusals: { twice: 'It has happened already' } });

  it('is what happened, or a refusal that names its rule', () => {
    expect(accept('a', 'b')).toEqual({ accepted: true, events: ['a', 'b'] });
    expect(refuse(RULE, 'twice', { on: '2026-01-01' })).toEqual({
      accepted: false,
      refusal: { rule: 'X-1', reason: 'twice', text: 'It has happened already', facts: { on: '2026-01-01' } },
    });
  });
});
