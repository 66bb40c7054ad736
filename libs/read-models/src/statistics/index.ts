export { type Figure, type Observation, type PathwayFigure } from './figure.js';
export * from './figures.js';
export * from './observation-rows.js';
export * from './summary.js';
