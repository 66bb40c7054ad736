export * from './bitemporal-view.js';
export * from './counts.js';
export { type Following } from './follow-page.js';
export { type Folding } from './followed-stream.js';
export * from './lists.js';
export * from './row.js';
export * from './row-per-stream.js';
