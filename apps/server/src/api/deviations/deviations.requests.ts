import { resolutions, type Resolution } from '#domain';
import { type Uuid } from '#kernel';
import { type DeviationRowState } from '#read-models';
import { IdField, PatternField, TextField, WordField } from '../fields/fields.js';
import { TimedListRequest } from '../lists/list.requests.js';
import { unitPattern } from '../pathways/case/case.requests.js';

const states = ['open', 'resolved', 'fell-away'] as const satisfies readonly DeviationRowState[];

export class DeviationsRequest extends TimedListRequest {
  @WordField(states, 'Only in this state', { optional: true })
  state?: DeviationRowState;

  @PatternField(/^[a-z][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and -', 'Only of this kind, for example acute-stay-overrun', { optional: true })
  kind?: string;

  @IdField('Only about this citizen', { optional: true })
  citizenId?: Uuid;

  @PatternField(unitPattern, 'must be letters, digits, ., _ and -', 'Only of this unit', { optional: true })
  unit?: string;
}

export class DeviationAssignmentRequest {
  @PatternField(unitPattern, 'must be letters, digits, ., _ and -', 'The unit that gets it; staff of a tilbud have the tilbud’s id as their unit')
  unit: string;

  @IdField('A staff member of it; null when none is named', { nullable: true })
  workerId: Uuid | null;
}

export class DeviationResolutionRequest {
  @WordField(resolutions, 'What came of it; `reported` to the authority that is to know')
  outcome: Resolution;

  @TextField(4000, 'What there is to say, needed where it is none of the listed ways; kept under the citizen’s own key', { optional: true })
  note?: string;
}
