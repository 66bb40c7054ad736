export * from './channel.js';
export { type AdvisoryMessage, advisoryMessageSchema, type Opener } from './rendering/advisory-message.js';
export * from './webhook/webhook-renderer.js';
export * from './webhook/webhook-secret.js';
export * from './webhook/webhook-transport.js';
