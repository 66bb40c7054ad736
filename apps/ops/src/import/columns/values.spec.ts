import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { cpr, date, externalId, flag, hours, idOf, listOf, oneOf, places, type Reader, section, text } from './values.js';

const valueOf = (reader: Reader<unknown>, given: string) => {
  const read = reader(given);
  return read.fault ? read.fault.reason : read.value;
};

describe('a cell', () => {
  it.each([
    ['24-12-2025', '2025-12-24'],
    ['1.2.2024', '2024-02-01'],
    ['29/02/2024', '2024-02-29'],
    ['2025-12-24', '2025-12-24'],
    ['29-02-2025', 'not-a-date'],
    ['12-24-2025', 'not-a-date'],
    ['24-12-25', 'not-a-date'],
    ['i går', 'not-a-date'],
  ])('of a date: %s', (given, expected) => expect(valueOf(date, given)).toBe(expected));

  it.each([
    ['SEL §107', 'SEL-107'],
    ['§ 85', 'SEL-85'],
    ['107', 'SEL-107'],
    ['sel-82 A', 'SEL-82a'],
    ['ABL § 105', 'ABL-105'],
    ['SEL 107 stk. 1', 'not-a-section'],
    ['§', 'not-a-section'],
    ['XYZ §1', 'not-a-section'],
  ])('of a section: %s', (given, expected) => expect(valueOf(section, given)).toBe(expected));

  it.each([
    ['7', 7],
    ['7,5', 7.5],
    ['0.25', 0.25],
    ['-1', 'not-hours'],
    ['1.000,5', 'not-hours'],
    ['syv', 'not-hours'],
  ])('of hours: %s', (given, expected) => expect(valueOf(hours, given)).toBe(expected));

  it.each([
    ['Ja', true],
    ['n', false],
    ['1', true],
    ['måske', 'not-yes-or-no'],
  ])('of yes or no: %s', (given, expected) => expect(valueOf(flag, given)).toBe(expected));

  it.each([
    ['12', 12],
    ['1000', 1000],
    ['1001', 'not-a-count'],
    ['1,5', 'not-a-count'],
  ])('of places: %s', (given, expected) => expect(valueOf(places, given)).toBe(expected));

  it('of one of some words is read in any case', () => {
    const reader = oneOf({ 'eget hjem': 'own-home' });
    expect(valueOf(reader, 'Eget Hjem')).toBe('own-home');
    expect(valueOf(reader, 'et slot')).toBe('not-one-of');
  });

  it('of several sections is read by commas, and not at all with one that is none', () => {
    expect(valueOf(listOf(section), '§85, §107')).toEqual(['SEL-85', 'SEL-107']);
    expect(valueOf(listOf(section), '§85, støtte')).toBe('not-a-section');
  });

  it('of text has an end', () => {
    expect(valueOf(text(3), 'æøå')).toBe('æøå');
    expect(valueOf(text(3), 'æøå!')).toBe('too-long');
  });

  it('of an id is taken as it is, where it is one', () => {
    expect(valueOf(externalId, 'B-17/å')).toBe('B-17/å');
    expect(valueOf(externalId, ' ')).toBe('not-an-id');
    expect(valueOf(externalId, 'a;b')).toBe('not-an-id');
  });

  it('of an id of this service keeps it, and turns another into one, always the same', () => {
    const reader = idOf('imported', 'tilbud');
    expect(valueOf(reader, '0190A6E0-0000-7000-8000-000000000001')).toBe('0190a6e0-0000-7000-8000-000000000001');
    expect(valueOf(reader, 'Marielund')).toBe(derivedId('imported', 'tilbud', 'Marielund'));
    expect(valueOf(reader, 'Marie lund')).toBe('not-an-id');
  });

  it('of a personnummer is read under its rule, whose refusal does not repeat it', () => {
    expect(cpr('010158-5000')).toMatchObject({ value: { digits: '0101585000', kind: 'official', birthDate: '1858-01-01' } });
    expect(cpr('610158-5000')).toMatchObject({ value: { kind: 'replacement' } });
    const { fault } = cpr('320158-5000');
    expect(fault).toMatchObject({ rule: 'CPR-1', reason: 'impossible-date' });
    expect(JSON.stringify(fault)).not.toContain('320158');
  });
});
