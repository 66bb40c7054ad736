import { type Cancellation, cancellations, outcomes, type PersonsOutcome } from '#domain';
import { type Uuid } from '#kernel';
import { IdField, PatternField, TextField, WordField } from '../fields/fields.js';
import { unitPattern } from '../pathways/case/case.requests.js';

export class FollowUpCompletionRequest {
  @WordField(outcomes, 'What came of it')
  outcome: PersonsOutcome;

  @TextField(2000, 'What there is to say; kept under the citizen’s own key', { optional: true })
  note?: string;
}

export class FollowUpCancellationRequest {
  @WordField(cancellations, 'Why it is taken away')
  because: Cancellation;

  @TextField(2000, 'What there is to say, needed for another reason than those listed; kept under the citizen’s own key', { optional: true })
  note?: string;
}

export class FollowUpTakingRequest {
  @IdField('Who takes it on, in the register of staff; whoever asks when absent', { optional: true })
  workerId?: Uuid;
}

export class FollowUpAssignmentRequest {
  @PatternField(unitPattern, 'must be letters, digits, ., _ and -', 'The unit that gets it; staff of a tilbud have the tilbud’s id as their unit')
  unit: string;

  @IdField('A staff member of it; null when none is named', { nullable: true })
  workerId: Uuid | null;
}
