import { closingOutcomes, inquirySources } from '#domain/pathway/case/events.js';
import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, PatternField, TextField, WordField } from '../../fields/fields.js';
import { ObjectField } from '../../fields/nested.js';

export const unitPattern = /^[A-Za-z0-9._-]{1,128}$/;

export class CoordinatorRequest {
  @IdField('The staff member')
  workerId: Uuid;

  @PatternField(unitPattern, 'must be letters, digits, ., _ and -', 'The unit that the staff member works for')
  unit: string;
}

export class OpeningRequest {
  @DateField('Date of the first contact')
  on: PlainDate;

  @WordField(inquirySources, 'Where the first contact came from')
  inquirySource: (typeof inquirySources)[number];

  @ObjectField(() => CoordinatorRequest, 'The one who keeps it together from now on (tovholder)')
  coordinator: CoordinatorRequest;

  @IdField('The inquiry that it is opened on, which is answered by it', { optional: true })
  inquiryId?: Uuid;
}

export class AssessmentRequest {
  @DateField('Date on which the authority began to find out what the citizen needs')
  on: PlainDate;
}

export class DeathRequest {
  @DateField('Date of death')
  on: PlainDate;
}

export class ClosingRequest {
  @DateField('First date on which the pathway is closed')
  on: PlainDate;

  @WordField(closingOutcomes, 'How it ended')
  outcome: (typeof closingOutcomes)[number];

  @TextField(2000, 'In words; kept under the citizen’s own key', { optional: true })
  note?: string;
}
