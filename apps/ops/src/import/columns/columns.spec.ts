import { describe, expect, it } from '@jest/globals';
import { BadFile } from '../files/bad-file.js';
import { column, layoutOf, optional, readRow } from './columns.js';
import { date, externalId, text } from './values.js';

const columns = { id: column('Borger-id', externalId), from: column('Fra', date), name: optional('Navn', text(5)) };
const heads = ['Fra', ' borger-ID '];
const read = (...cells: readonly string[]) => readRow(columns, layoutOf('a.csv', columns, heads), { number: 2, cells }, heads.length);

describe('heads', () => {
  it('are found in any order, case and spacing', () => expect(layoutOf('a.csv', columns, heads)).toEqual({ id: 1, from: 0, name: undefined }));

  it.each([
    ['missing', ['Fra'], /column “Borger-id” is missing/],
    ['there twice', ['Fra', 'Borger-id', 'FRA'], /column 3 is there twice/],
    ['unknown, and then told by number, for it may be a row', ['Fra', 'Borger-id', '010158-5000'], /column 3 is not known/],
  ])('that are %s are told', (_, given, message) => {
    expect(() => layoutOf('a.csv', columns, given)).toThrow(message);
    expect(() => layoutOf('a.csv', columns, given)).toThrow(BadFile);
    expect(() => layoutOf('a.csv', columns, given)).not.toThrow(/010158/);
  });
});

describe('a row', () => {
  it('says what its cells say, trimmed', () => expect(read(' 1-2-2024', ' B1 ')).toEqual({ row: { id: 'B1', from: '2024-02-01', name: null } }));

  it('tells all that is wrong with it at once, by column, without what stands there', () => {
    const result = read('i forgårs', '');
    expect(result).toEqual({
      faults: [
        { column: 'Borger-id', reason: 'empty', text: 'must be filled in' },
        { column: 'Fra', reason: 'not-a-date', text: expect.any(String) },
      ],
    });
    expect(JSON.stringify(result)).not.toContain('forgårs');
  });

  it('has as many cells as there are heads', () => expect(read('1-2-2024', 'B1', 'x')).toMatchObject({ faults: [{ reason: 'wrong-number-of-cells' }] }));
});
