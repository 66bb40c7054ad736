import { describe, expect, it } from '@jest/globals';
import { table } from './table.js';

describe('a table', () => {
  it('is as wide as its widest cells', () => {
    expect(table(['date', 'what'], [['2026-01-01', 'a'], ['', 'longer']])).toBe(
      ['  date        what', '  ----------  ------', '  2026-01-01  a', '              longer'].join('\n'),
    );
  });

  it('has a head when it has no rows', () => {
    expect(table(['a'], [])).toBe('  a\n  -');
  });
});
