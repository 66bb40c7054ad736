export * from './database/fresh-database.js';
export * from './database/postgres-in-child.js';
export * from './stored-events/stored-log.js';
export * from './waiting/eventually.js';
