import { anonymities, type Anonymity } from '#domain/pathway/identity/events.js';
import { type Uuid } from '#kernel';
import { IdField, IdListField, TextField, WordField } from '../../fields/fields.js';

export class GuestRequest {
  @WordField(anonymities, 'Why the guest has no name here')
  because: Anonymity;

  @TextField(200, 'What staff call the guest; kept under the guest’s own key', { optional: true })
  alias?: string;
}

export class MergeRequest {
  @IdField('The citizen who is the same person: what stands on that pathway goes to this one')
  citizenId: Uuid;
}

export class MovedEntriesRequest {
  @IdListField(100, 'The entries that stand on the wrong citizen’s pathway; what was recorded together with one goes with it')
  entries: Uuid[];

  @IdField('The citizen whom they concern')
  to: Uuid;
}
