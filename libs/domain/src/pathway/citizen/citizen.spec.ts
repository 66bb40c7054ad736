import { describe, expect, it } from '@jest/globals';
import { citizenRegistered, given, neighbour, registerCitizen, responsibilityAssigned } from '#testing/given-when-then/index.js';
import { readCpr } from './cpr.js';

describe('CIT-3 a citizen', () => {
  const personal = { cpr: '0101000000', givenName: 'Testborger', familyName: 'Eksempel' };
  it('is registered, from the date it is done', () =>
    given().when(registerCitizen({ personal })).then(citizenRegistered({ on: '2026-11-22', personal }), responsibilityAssigned({ on: '2026-11-22' })));
  it('is registered with protection of name and address', () =>
    given()
      .when(registerCitizen({ personal, addressProtected: true, cprKind: 'replacement' }))
      .then(
        citizenRegistered({ on: '2026-11-22', personal, addressProtected: true, cprKind: 'replacement' }),
        responsibilityAssigned({ on: '2026-11-22' }),
      ));
  it('is the registering municipality’s, whoever pays and wherever the citizen lives', () =>
    given()
      .when(registerCitizen({ personal, paying: neighbour, home: neighbour }))
      .then(citizenRegistered({ on: '2026-11-22', personal }), responsibilityAssigned({ on: '2026-11-22', paying: neighbour, home: neighbour })));
  it('is registered once', () => given(citizenRegistered()).when(registerCitizen()).refused('CIT-3', 'already-registered', {}));
  it('is remembered without anything personal', () =>
    expect(given(citizenRegistered({ personal })).state.citizen).toEqual({
      registered: true,
      as: { cprKind: 'official', addressProtected: false },
      cprKinds: [],
      protections: [],
    }));
});

describe('CPR-1 a CPR number', () => {
  const born = (text: string) => {
    const reading = readCpr(text);
    return reading.accepted ? reading.cpr.birthDate : reading.refusal.reason;
  };
  // Dates of birth that nobody living has, or will have for long.
  it.each([
    ['0101000000', '1900-01-01'],
    ['0101003999', '1900-01-01'],
    ['0101364000', '2036-01-01'],
    ['0101374000', '1937-01-01'],
    ['0101575000', '2057-01-01'],
    ['0101585000', '1858-01-01'],
    ['0101008000', '2000-01-01'],
    ['0101999000', '1999-01-01'],
    ['0101369000', '2036-01-01'],
    ['2902560000', '1956-02-29'],
  ])('%# names the century by its seventh digit', (text, date) => expect(born(text)).toBe(date));

  it('is read with a hyphen, and kept without', () =>
    expect(readCpr('010100-0000')).toEqual({ accepted: true, cpr: { digits: '0101000000', kind: 'official', birthDate: '1900-01-01' } }));
  it('need not pass modulus 11', () =>
    expect([readCpr('0101000000').accepted, readCpr('0101000001').accepted, readCpr('0101000002').accepted]).toEqual([true, true, true]));
  it('with sixty added to the day is a replacement', () =>
    expect(readCpr('6101000000')).toEqual({ accepted: true, cpr: { digits: '6101000000', kind: 'replacement', birthDate: '1900-01-01' } }));
  it.each(['0001000000', '3201000000', '3002000000', '2902000000', '0113000000', '0100000000', '6001000000', '9201000000', '2902570000'])(
    '%# is of a date that exists',
    (text) => expect(born(text)).toBe('impossible-date'),
  );
  it.each(['', '010100000', '01010000000', '010100_0000', '01-01000000', 'ABCDEFGHIJ', '٠١٠١٠٠٠٠٠٠', '0101 00 0000'])(
    '%# is ten digits',
    (text) => expect(born(text)).toBe('not-ten-digits'),
  );
  it.each([undefined, null, 101000000, {}, [], ['0101000000'], Symbol('0101000000')])('%# is text', (given) =>
    expect(readCpr(given)).toMatchObject({ accepted: false, refusal: { rule: 'CPR-1', reason: 'not-ten-digits' } }));
  it('is not repeated in a refusal', () => expect(JSON.stringify(readCpr('3201001234'))).not.toContain('1234'));
});
