import { type InboxKind, inboxKinds, type Settlement, settlements } from '#domain';
import { type Uuid } from '#kernel';
import { inboxStates } from '#read-models';
import { IdField, PatternField, TextField, WordField } from '../fields/fields.js';
import { TimedListRequest } from '../lists/list.requests.js';
import { unitPattern } from '../pathways/case/case.requests.js';

export class InboxRequest extends TimedListRequest {
  @WordField(inboxStates, 'Only in this state', { optional: true })
  state?: (typeof inboxStates)[number];

  @WordField(inboxKinds, 'Only of this kind', { optional: true })
  kind?: InboxKind;

  @IdField('Only about this citizen', { optional: true })
  citizenId?: Uuid;

  @PatternField(unitPattern, 'must be letters, digits, ., _ and -', 'Only of this unit', { optional: true })
  unit?: string;
}

export class InboxAssignmentRequest {
  @PatternField(unitPattern, 'must be letters, digits, ., _ and -', 'The unit that gets it')
  unit: string;

  @IdField('A staff member of it; null when none is named', { nullable: true })
  workerId: Uuid | null;
}

export class InboxSettlementRequest {
  @WordField(settlements, 'What was done about it')
  as: Settlement;

  @TextField(4000, 'What there is to say, needed where it is none of the listed ways; kept under the citizen’s own key', { optional: true })
  note?: string;
}
