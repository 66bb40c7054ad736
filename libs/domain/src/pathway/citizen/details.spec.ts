import { describe, expect, it } from '@jest/globals';
import { type PathwayEvent } from '#domain';
import { erased, plainDate } from '#kernel';
import {
  changeCitizenDetails,
  changeCpr,
  citizenDetailsChanged,
  citizenDied,
  citizenRegistered,
  cprChanged,
  given,
  guestIdentified,
  guestRegistered,
} from '#testing/given-when-then/index.js';
import { citizenDetailsOn } from './details.js';
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
  it('takes the place of the one registered, also from a date before the registration', () => {
    const { citizen } = given(cprChanged({ on: '2026-05-01' }), citizenRegistered({ on: '2026-11-22', cprKind: 'replacement' })).state;
    expect(['2026-04-30', '2026-12-01'].map((date) => cprKindOn(citizen, on(date)))).toEqual(['replacement', 'official']);
  });
  it('for replacement does not take the place of an official one', () =>
    registered.when(changeCpr({ cprKind: 'replacement' })).refused('CIT-6', 'official-by-replacement', {}));
  it('is of somebody registered, and not ahead', () => {
    given().when(changeCpr()).refused('PATH-1', 'citizen-not-registered');
    registered.on('2026-04-30').when(changeCpr()).refused('DATE-1', 'in-the-future');
  });
});

describe('who a citizen is', () => {
  const person = { cpr: '0101000000', givenName: 'Testborger', familyName: 'Eksempel', address: 'Eksempelvej 1, 0000 Testby' };
  const known: readonly PathwayEvent[] = [
    citizenRegistered({ cprKind: 'replacement', personal: person }),
    citizenDetailsChanged({ on: '2026-03-01', personal: { familyName: 'Andet-Eksempel', address: null } }),
    cprChanged({ on: '2026-04-01', personal: { cpr: '0101000001' } }),
    citizenDetailsChanged({ on: '2026-05-01', personal: newAddress }),
  ];
  it('is as registered before the first change, and before the registration', () => {
    expect(citizenDetailsOn(known, on('2026-02-28'))).toEqual({ ...person, cprKind: 'replacement' });
    expect(citizenDetailsOn(known, on('2025-01-01'))).toEqual({ ...person, cprKind: 'replacement' });
  });
  it('is as changed from each date on', () => {
    const { address: _address, ...without } = person;
    const renamed = { ...without, familyName: 'Andet-Eksempel' };
    expect(citizenDetailsOn(known, on('2026-03-01'))).toEqual({ ...renamed, cprKind: 'replacement' });
    expect(citizenDetailsOn(known, on('2026-04-30'))).toEqual({ ...renamed, cpr: '0101000001', cprKind: 'official' });
    expect(citizenDetailsOn(known)).toEqual({ ...renamed, ...newAddress, cpr: '0101000001', cprKind: 'official' });
  });
  it('is as changed also when the citizen was registered after the change', () => {
    const late = [known[1]!, citizenRegistered({ on: '2026-11-22', personal: person })];
    expect(citizenDetailsOn(late, on('2026-02-28'))).toMatchObject({ familyName: 'Eksempel' });
    expect(citizenDetailsOn(late)).toMatchObject({ familyName: 'Andet-Eksempel' });
  });
  it('is not changed by protection alone', () =>
    expect(citizenDetailsOn([known[0]!, citizenDetailsChanged({ addressProtected: true })])).toEqual({ ...person, cprKind: 'replacement' }));
  it('is nothing of a guest, until it is known', () => {
    expect(citizenDetailsOn([guestRegistered()])).toBeUndefined();
    expect(citizenDetailsOn([guestRegistered(), guestIdentified({ personal: person })])).toEqual({ ...person, cprKind: 'official' });
  });
  it('is erased with the citizen’s key', () => {
    const shredded = known.map((event) => ({ ...event, personal: erased }));
    expect(citizenDetailsOn(shredded)).toBe(erased);
  });
});
