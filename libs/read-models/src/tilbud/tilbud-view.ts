import { noTilbud, TILBUD, tilbudCatalogue, tilbudDecider, type TilbudEvent } from '#domain';
import { bitemporalView } from '../bitemporal/index.js';
import { formerReservationRows, type KnownTilbud, liveReservationRows, placeRows, registrationRows, waitingRows } from './tilbud-rows.js';

/** Tilbud, their places, what is kept in them for whom, and who waits: as of any date, as known at any instant. */
export const tilbudView = bitemporalView<TilbudEvent, KnownTilbud>({
  name: 'tilbud',
  version: 2,
  category: TILBUD,
  catalogue: tilbudCatalogue,
  kindByKind: true,
  initial: { tilbud: noTilbud, registeredOn: null },
  evolve: ({ tilbud, registeredOn }, { event }) => ({
    tilbud: tilbudDecider.evolve(tilbud, event),
    registeredOn: event.type === 'TilbudRegistered' ? event.effective : registeredOn,
  }),
  sources: [registrationRows, placeRows, liveReservationRows, formerReservationRows, waitingRows],
});
