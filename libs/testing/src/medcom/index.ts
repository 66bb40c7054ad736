export * from './hospital-notification.js';
export * from './kinds.js';
