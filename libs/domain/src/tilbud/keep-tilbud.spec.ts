import { describe, expect, it } from '@jest/globals';
import { type MunicipalityCode } from '#kernel';
import { manager, marielundStaff, named } from '#testing/given-when-then/index.js';
import { addPlace, followStay, registerTilbud, reservePlace, TilbudStory, withdrawPlace } from '#testing/tilbud/index.js';

const registered = TilbudStory.empty.then(registerTilbud());
const other = '607' as MunicipalityCode;

describe('TIL-1 a tilbud', () => {
  it('is registered by a manager, in the municipality’s name', () => {
    expect(registered.state.registration).toMatchObject({ kind: 'midlertidigt-botilbud', sections: ['SEL-107', 'SEL-82c'], municipality: '999' });
  });
  it('is not registered by staff', () => TilbudStory.empty.by(marielundStaff).refuses(registerTilbud(), 'TIL-1', 'not-a-manager', { role: 'botilbud' }));
  it('is registered once', () => registered.refuses(registerTilbud(), 'TIL-1', 'already-registered'));
  it('is kept by the municipality that runs it', () => {
    registered.by(manager, other).refuses(addPlace(), 'TIL-1', 'not-a-manager');
    registered.then(addPlace()).by(manager, other).refuses(withdrawPlace(), 'TIL-1', 'not-a-manager');
  });
});

describe('TIL-1 a place', () => {
  it('is added from a date on, each property once', () => {
    const { state } = registered.then(addPlace({ properties: ['own-bath', 'own-bath'], from: '2026-06-01' }));
    expect(state.places).toEqual([{ placeId: named('place'), kind: 'ordinary', properties: ['own-bath'], from: '2026-06-01', until: null }]);
  });
  it('is added once', () => registered.then(addPlace()).refuses(addPlace({ kind: 'akutplads' }), 'TIL-1', 'id-taken', { placeId: named('place') }));
  it('is not added by staff', () => registered.by(marielundStaff).refuses(addPlace(), 'TIL-1', 'not-a-manager'));
  it('is added where places are given from here', () =>
    TilbudStory.empty.then(registerTilbud({ managed: false })).refuses(addPlace(), 'TIL-1', 'places-not-managed'));
  it('is withdrawn from a date on, and on another when it was the wrong one', () => {
    const withdrawn = registered.then(addPlace(), withdrawPlace());
    expect(withdrawn.state.places[0]?.until).toBe('2027-01-01');
    expect(withdrawn.happens(withdrawPlace())).toEqual([]);
    expect(withdrawn.then(withdrawPlace({ from: '2027-06-01' })).state.places[0]?.until).toBe('2027-06-01');
  });
  it('is withdrawn under somebody: that is how it is', () =>
    expect(registered.then(addPlace(), reservePlace(), followStay()).happens(withdrawPlace({ from: '2026-11-23' }))).toEqual(['PlaceWithdrawn']));
  it('is not withdrawn before it was there', () =>
    registered
      .then(addPlace({ from: '2026-06-01' }))
      .refuses(withdrawPlace({ from: '2026-05-31' }), 'TIL-1', 'withdrawn-before-added', { from: '2026-05-31', addedFrom: '2026-06-01' }));
  it('is not withdrawn when there is none', () => registered.refuses(withdrawPlace(), 'TIL-1', 'place-not-known', { placeId: named('place') }));
  it('is not added to a tilbud that nobody knows', () => TilbudStory.empty.refuses(addPlace(), 'STAY-2', 'unknown-tilbud'));
});
