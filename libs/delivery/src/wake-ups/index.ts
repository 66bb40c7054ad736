export { requireNoEviction } from './bullmq/eviction-policy.js';
export { migrateWakeUpQueue } from './bullmq/postgres-queue.js';
export * from './open-wake-ups.js';
export * from './wake-up-failure.js';
export * from './wake-ups.js';
