import { ADVISORY, advisoryCatalogue } from '#domain';
import { rowPerStream } from '../bitemporal/row-per-stream.js';
import { reduceAdvisory } from './reducer.js';

/** Who is told what and when, and whether it arrived. */
export const advisoriesView = rowPerStream({
  name: 'advisories',
  version: 5,
  category: ADVISORY,
  catalogue: advisoryCatalogue,
  reduce: reduceAdvisory,
});
