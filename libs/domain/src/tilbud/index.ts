export * from './breaches.js';
export * from './capacity.js';
export * from './commands.js';
export { tilbudDecider } from './decide.js';
export * from './events.js';
export * from './kinds.js';
export { tilbudStream } from './on-entries.js';
export { occupancies, occupanciesOf, type Occupancy } from './occupancy.js';
export {
  liveReservation,
  noTilbud,
  reservationOfStay,
  type Place,
  type Registration,
  type Reservation,
  type Tilbud,
  type WaitingEntry,
} from './state.js';
export * from './light.js';
export * from './stays-of-pathway.js';
export { waitingListOn } from './waiting-list.js';
