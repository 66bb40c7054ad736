import { describe, expect, it } from '@jest/globals';
import { cprKind } from './cpr.js';

describe('the kind of a CPR', () => {
  it.each([
    ['0101605999', 'official', '1 January 1860: seventh digit 5, year 60'],
    ['2902005999', 'official', '29 February 2000: seventh digit 5, year 00'],
    ['2902003999', 'invalid', '29 February 1900 was no day: seventh digit 3'],
    ['2902004999', 'official', '29 February 2000: seventh digit 4, year 00'],
    ['2902374999', 'invalid', '29 February 1937 was no day: seventh digit 4, year 37'],
    ['2902369999', 'official', '29 February 2036: seventh digit 9, year 36'],
    ['2902409999', 'official', '29 February 1940: seventh digit 9, year 40'],
    ['2902568999', 'official', '29 February 2056: seventh digit 8, year 56'],
    ['2902588999', 'invalid', '29 February 1858 was no day: seventh digit 8, year 58'],
    ['6101605999', 'replacement', 'day 1 and 60'],
    ['9101605999', 'replacement', 'day 31 and 60'],
    ['9201605999', 'invalid', 'day 32 and 60'],
    ['6001605999', 'invalid', 'day 60'],
    ['0001605999', 'invalid', 'day 0'],
    ['0113605999', 'invalid', 'month 13'],
    ['010160599', 'invalid', 'nine digits'],
    ['01016059999', 'invalid', 'eleven digits'],
    ['010160-599', 'invalid', 'a hyphen'],
    ['', 'invalid', 'nothing'],
  ])('case %#', (text, kind, _why) => {
    expect(cprKind(text)).toBe(kind);
  });
});
