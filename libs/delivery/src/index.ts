export * from './answers/index.js';
export * from './channels/index.js';
export * from './delivery.js';
export { backoff, type RetryPolicy, usualRetryPolicy } from './dispatch/backoff.js';
export { type DispatchHooks } from './dispatch/dispatcher.js';
export { type DueKind, dueKinds, type DueRow } from './due/due-row.js';
export { DUE_TABLE, dueView } from './due/due-view.js';
export * from './migrations.js';
export * from './wake-ups/wake-ups.js';
