export * from './captured-log.js';
export * from './service-client.js';
export * from './start-service.js';
export * from './program.js';
export * from './swept.js';
export * from './open-tilbud.js';
