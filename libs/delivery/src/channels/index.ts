export * from './channel.js';
export * from './webhook-channel.js';
export * from './webhook-secret.js';
