export * from './other-streams.js';
export * from './pathway-log.js';
export * from './play.js';
export * from './steps.js';
