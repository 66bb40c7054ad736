export * from './acknowledgement-taker.js';
export * from './answer-taker.js';
export * from './lay-in-inbox.js';
