export * from './play.js';
export * from './steps.js';
