import { InboxHandler } from './decide-on-inbox.js';
import { InboxEntries } from './inbox-entries.js';
import { InboxController } from './inbox.controller.js';

export const inboxControllers = [InboxController];

export const inboxHandlers = [InboxHandler];

export const inboxProviders = [InboxEntries];
