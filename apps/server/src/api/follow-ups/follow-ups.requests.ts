import { type CompleteFollowUp } from '#domain';
import { type Uuid } from '#kernel';
import { type TaskState } from '#read-models';
import { IdField, PatternField, WordField } from '../fields/fields.js';
import { TimedListRequest } from '../lists/list.requests.js';
import { unitPattern } from '../pathways/case/case.requests.js';

const states = ['open', 'completed', 'cancelled'] as const satisfies readonly TaskState[];

export class FollowUpsRequest extends TimedListRequest {
  @WordField(states, 'Only in this state', { optional: true })
  state?: TaskState;

  @IdField('Only about this citizen', { optional: true })
  citizenId?: Uuid;

  @PatternField(unitPattern, 'must be letters, digits, ., _ and -', 'Only of this unit', { optional: true })
  unit?: string;
}

const outcomes = ['done', 'decided', 'partner-informed', 'expired', 'not-relevant'] as const satisfies readonly CompleteFollowUp['outcome'][];

export class CompletionRequest {
  @WordField(outcomes, 'What came of it')
  outcome: CompleteFollowUp['outcome'];
}
