import { WordField } from '../fields/fields.js';
import { ListRequest } from '../lists/list.requests.js';
import { type InboxState, inboxStates } from './inbox-states.js';

export class PartnerInboxRequest extends ListRequest {
  @WordField(inboxStates, 'Only in this state', { optional: true })
  state?: InboxState;
}
