import { type Database } from '#read-models';

/** A database whose views have seen nothing yet: what they would tell is read in the log. */
export const noViews: Database = { query: () => Promise.resolve({ rows: [], rowCount: 0 }) };
