import { type Uuid } from '#kernel';
import { taskStates, type TaskState } from '#read-models';
import { IdField, PatternField, WordField } from '../fields/fields.js';
import { TimedListRequest } from '../lists/list.requests.js';
import { unitPattern } from '../pathways/case/case.requests.js';

export class FollowUpsRequest extends TimedListRequest {
  @WordField(taskStates, 'Only in this state', { optional: true })
  state?: TaskState;

  @IdField('Only about this citizen', { optional: true })
  citizenId?: Uuid;

  @PatternField(unitPattern, 'must be letters, digits, ., _ and -', 'Only of this unit', { optional: true })
  unit?: string;
}
