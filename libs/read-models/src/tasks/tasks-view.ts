import { followUpCatalogue } from '#domain';
import { viewOf } from '../row-per-stream/row-per-stream.js';
import { reduceTask } from './reducer.js';

/** Who is to do what by when. */
export const tasksView = viewOf({ name: 'tasks', version: 1, catalogue: followUpCatalogue, reduce: reduceTask });
