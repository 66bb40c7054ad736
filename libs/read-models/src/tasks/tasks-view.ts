import { FOLLOW_UP, followUpCatalogue } from '#domain';
import { rowPerStream } from '../bitemporal/row-per-stream.js';
import { reduceTask } from './reducer.js';

/** Who is to do what by when. */
export const tasksView = rowPerStream({ name: 'tasks', version: 4, category: FOLLOW_UP, catalogue: followUpCatalogue, reduce: reduceTask });
