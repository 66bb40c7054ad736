export { eventStoreContract, type OpenedEventStore } from './event-store-contract.js';
export { FollowedLog } from './followed-log.js';
export { freshStream, freshType, manyProposed, metadataOf, proposed, type Events } from './proposed-events.js';
