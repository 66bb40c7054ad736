export * from './database/fresh-database.js';
export * from './database/postgres-in-child.js';
export * from './stored-events/histories-of.js';
export * from './stored-events/stored-log.js';
export * from './views/projected-view.js';
export * from './waiting/eventually.js';
