import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import {
  changeCitizenDetails,
  changeCpr,
  citizenDetailsChanged,
  citizenDied,
  citizenRegistered,
  cprChanged,
  given,
  guestRegistered,
} from '#testing/given-when-then/index.js';
import { cprKindOn, isAddressProtectedOn } from './state.js';

const registered = given(citizenRegistered());
const [newAddress, on] = [{ address: 'Eksempelvej 2, 0000 Testby' }, plainDate];

describe('CIT-5 what is known of a citizen', () => {
  it('changes from a date on, and only what is said', () =>
    registered.when(changeCitizenDetails({ personal: newAddress })).then(citizenDetailsChanged({ personal: newAddress })));
  it('may be a name, or an address that is no more', () => {
    const personal = { givenName: 'Testborger', familyName: 'Andet-Eksempel', address: null };
    registered.when(changeCitizenDetails({ personal })).then(citizenDetailsChanged({ personal }));
  });
  it('changes late, and after a death', () =>
    given(citizenRegistered(), citizenDied({ on: '2026-02-01' }))
      .when(changeCitizenDetails({ on: '2026-01-01', personal: newAddress }))
      .then(citizenDetailsChanged({ on: '2026-01-01', personal: newAddress })));
  it('is a protected address from a date on', () => {
    registered.when(changeCitizenDetails({ addressProtected: true })).then(citizenDetailsChanged({ addressProtected: true }));
    const { citizen } = given(citizenRegistered(), citizenDetailsChanged({ addressProtected: true })).state;
    expect(['2026-01-01', '2026-04-30', '2026-05-01'].map((date) => isAddressProtectedOn(citizen, on(date)))).toEqual([false, false, true]);
  });
  it('is not protected twice', () =>
    given(citizenRegistered(), citizenDetailsChanged({ addressProtected: true }))
      .when(changeCitizenDetails({ on: '2026-06-01', addressProtected: true }))
      .thenNothing());
  it('changes in something', () => registered.when(changeCitizenDetails()).refused('CIT-5', 'nothing-changed', {}));
  it('is of somebody registered, and has changed', () => {
    given().when(changeCitizenDetails({ personal: newAddress })).refused('PATH-1', 'citizen-not-registered');
    registered.on('2026-04-30').when(changeCitizenDetails({ personal: newAddress })).refused('DATE-1', 'in-the-future');
  });
  it('stands in no state', () =>
    expect(JSON.stringify(given(citizenRegistered(), citizenDetailsChanged({ personal: newAddress })).state)).not.toContain('Eksempelvej'));
});

describe('CIT-6 a CPR number', () => {
  const personal = { cpr: '0101000001' };
  const replacement = given(citizenRegistered({ cprKind: 'replacement' }));
  it('official takes the place of a replacement number', () => {
    replacement.when(changeCpr()).then(cprChanged({ personal }));
    const { citizen } = given(citizenRegistered({ cprKind: 'replacement' }), cprChanged()).state;
    expect(['2026-01-01', '2026-04-30', '2026-05-01'].map((date) => cprKindOn(citizen, on(date)))).toEqual(['replacement', 'replacement', 'official']);
  });
  it('official takes the place of another official one', () => registered.when(changeCpr()).then(cprChanged({ personal })));
  it('for replacement takes the place of another, and of a guest’s none', () => {
    replacement.when(changeCpr({ cprKind: 'replacement' })).then(cprChanged({ cprKind: 'replacement', personal }));
    expect(cprKindOn(given(guestRegistered()).state.citizen, on('2026-05-01'))).toBeUndefined();
  });
  it('for replacement does not take the place of an official one', () =>
    registered.when(changeCpr({ cprKind: 'replacement' })).refused('CIT-6', 'official-by-replacement', {}));
  it('is of somebody registered, and not ahead', () => {
    given().when(changeCpr()).refused('PATH-1', 'citizen-not-registered');
    registered.on('2026-04-30').when(changeCpr()).refused('DATE-1', 'in-the-future');
  });
});
