export * from './database/fresh-database.js';
