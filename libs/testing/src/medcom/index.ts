export * from './acknowledgement.js';
export * from './care-communication.js';
export * from './hospital-notification.js';
export * from './kinds.js';
export * from './care-communication-request.js';
