import { INBOX, inboxCatalogue } from '#domain';
import { rowPerStream } from '../bitemporal/row-per-stream.js';
import { reduceInbox } from './reducer.js';

/** Messages that a person is to see to. */
export const inboxView = rowPerStream({ name: 'inbox', version: 1, category: INBOX, catalogue: inboxCatalogue, reduce: reduceInbox });
