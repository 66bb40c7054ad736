export * from './queries.js';
export { type TilbudDetails, type WaitingDetails } from './tilbud-rows.js';
export * from './tilbud-view.js';
