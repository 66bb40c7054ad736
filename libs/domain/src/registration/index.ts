export * from './decide.js';
export * from './events.js';
export * from './rules.js';
export * from './taken.js';
