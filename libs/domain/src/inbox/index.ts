export * from './commands.js';
export { type InboxEntry, inboxDecider, type KnownInboxEntry } from './decide.js';
export * from './events.js';
