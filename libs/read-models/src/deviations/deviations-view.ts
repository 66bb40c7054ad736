import { DEVIATION, deviationCatalogue } from '#domain';
import { rowPerStream } from '../bitemporal/row-per-stream.js';
import { reduceDeviation } from './reducer.js';

/** Which limits are broken, since when, and what came of it. */
export const deviationsView = rowPerStream({ name: 'deviations', version: 1, category: DEVIATION, catalogue: deviationCatalogue, reduce: reduceDeviation });
