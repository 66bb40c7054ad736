export * from './placement.js';
export * from './placements-view.js';
export * from './queries.js';
export { placementsAsKnown } from './learn.js';
export { type Belief, placementEvents, placementsChangedBy } from './reducer.js';
