import { type CallOff, callOffs, type RedriveReason, redriveReasons } from '#domain';
import { type Uuid } from '#kernel';
import { advisoryStates, type AdvisoryState } from '#read-models';
import { IdField, WordField } from '../fields/fields.js';
import { TimedListRequest } from '../lists/list.requests.js';

export class AdvisoriesRequest extends TimedListRequest {
  @WordField(advisoryStates, 'Only in this state', { optional: true })
  state?: AdvisoryState;

  @IdField('Only about this citizen', { optional: true })
  citizenId?: Uuid;
}

const answers = ['acknowledged', 'refused'] as const;
const reasons = ['not-our-citizen', 'not-our-task', 'not-understood', 'other'] as const;

export class AcknowledgementRequest {
  @WordField(answers, 'Whether the partner acts on it; acknowledged when absent', { optional: true })
  answer?: (typeof answers)[number];

  @WordField(reasons, 'Why the partner does not; other when absent', { optional: true })
  reason?: (typeof reasons)[number];
}

export class CallOffRequest {
  @WordField(callOffs, 'Why it is not to go out: the partner was told on the phone or in person, or is not to be told')
  because: CallOff;
}

export class RedriveRequest {
  @WordField(redriveReasons, 'Why it is worth another try: what stood in its way is gone, or in hope')
  because: RedriveReason;
}
