import { advisoryCatalogue } from '#domain';
import { viewOf } from '../row-per-stream/row-per-stream.js';
import { reduceAdvisory } from './reducer.js';

/** Who is told what and when, and whether it arrived. */
export const advisoriesView = viewOf({ name: 'advisories', version: 1, catalogue: advisoryCatalogue, reduce: reduceAdvisory });
