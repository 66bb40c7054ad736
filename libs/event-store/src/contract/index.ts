export { eventStoreContract } from './event-store-contract.js';
export { type OpenedEventStore } from './opened.js';
export { FollowedLog } from './followed-log.js';
export { freshStream, freshType, manyProposed, metadataOf, proposed, type Events } from './proposed-events.js';
