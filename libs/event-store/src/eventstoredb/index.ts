export { openEventStoreDb } from './open-event-store-db.js';
export { type EventStoreDbLog, type EventStoreDbOptions } from './settings.js';
