export * from './commands.js';
export * from './events.js';
export * from './given-when-then.js';
export * from './histories.js';
export * from './invented.js';
export * from './recorded.js';
