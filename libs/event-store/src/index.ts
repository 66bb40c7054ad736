export * from './port.js';
export * from './until.js';
