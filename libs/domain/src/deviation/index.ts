export * from './breach.js';
export * from './changes.js';
export * from './commands.js';
export { deviationDecider } from './decide.js';
export * from './events.js';
export { type Deviation, type KnownDeviation } from './state.js';
export * from './wanted.js';
