export * from './remember-streams.js';
