export * from './acknowledgement-taker.js';
