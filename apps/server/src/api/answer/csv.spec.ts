import { describe, expect, it } from '@jest/globals';
import { csvOf, wantsCsv } from './csv.js';

describe('lines for spreadsheets', () => {
  it('begin with a byte order mark, and stand between semicolons', () => {
    expect(csvOf(['a', 'b'], [[1.5, null], ['x', true]])).toBe('\ufeffa;b\r\n1,5;\r\nx;true\r\n');
  });

  it('quote what would break them, and disarm what would be computed', () => {
    expect(csvOf(['a'], [['x;"y"\r\n'], ['=1+1'], ['-']])).toBe('\ufeffa\r\n"x;""y""\r\n"\r\n\'=1+1\r\n-\r\n');
  });

  it.each([
    [undefined, false],
    ['*/*', false],
    ['application/json', false],
    ['text/csv', true],
    ['text/csv, application/json', true],
    ['text/csv;q=0.5, application/json', false],
    ['text/csv;q=0', false],
  ])('are wanted by %s: %s', (accept, wanted) => expect(wantsCsv(accept)).toBe(wanted));
});
