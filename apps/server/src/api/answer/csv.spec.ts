import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.js';

describe('lines for spreadsheets', () => {
  it('begin with a byte order mark, and stand between semicolons', () => {
    expect(csvOf(['a', 'b'], [[1.5, null], ['x', true]])).toBe('\ufeffa;b\r\n1,5;\r\nx;true\r\n');
  });

  it('quote what would break them, and disarm what would be computed', () => {
    expect(csvOf(['a'], [['x;"y"\r\n'], ['=1+1'], ['-']])).toBe('\ufeffa\r\n"x;""y""\r\n"\r\n\'=1+1\r\n-\r\n');
  });

  it.each(['=1', '+1', '-1+2', '@SUM(A1)', '\t=1', '＝1', '=\n1'])('keep %j from being computed', (text) => {
    expect(csvOf(['a'], [[text]]).split('\r\n')[1]).toMatch(/^"?'/);
  });

  it('leave numbers what they are, also below nothing', () => expect(csvOf(['a'], [[-1.5]])).toBe('\ufeffa\r\n-1,5\r\n'));});
