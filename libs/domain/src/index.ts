export * from './circumstances.js';
export * from './law/legal-basis.js';
export * from './policy/policy.js';
export * from './pathway/commands.js';
export * from './pathway/events.js';
