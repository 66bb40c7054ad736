export * from './view.js';
export * from './placements/index.js';
