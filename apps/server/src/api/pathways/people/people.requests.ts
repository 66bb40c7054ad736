import { contactKinds, type ContactKind } from '#domain/pathway/people/events.js';
import { type Instant, type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, InstantField, PatternField, WordField } from '../../fields/fields.js';
import { unitPattern } from '../case/case.requests.js';

export class CoordinatorChangeRequest {
  @DateField('First date as coordinator')
  on: PlainDate;

  @IdField('The staff member')
  workerId: Uuid;

  @PatternField(unitPattern, 'must be letters, digits, ., _ and -', 'The unit that the staff member works for')
  unit: string;
}

export class KnownWorkerRequest {
  @DateField('First date on which the citizen knows the staff member')
  on: PlainDate;

  @IdField('The staff member')
  workerId: Uuid;

  @IdField('The tilbud that the staff member works at')
  tilbudId: Uuid;
}

export class KnownWorkerEndingRequest {
  @DateField('First date on which the staff member is not there for the citizen any more')
  on: PlainDate;

  @IdField('The staff member')
  workerId: Uuid;

  @IdField('The tilbud that the staff member works at')
  tilbudId: Uuid;
}

export class ContactRequest {
  @DateField('Date of the contact')
  on: PlainDate;

  @InstantField('The hour, where it matters', { optional: true })
  at?: Instant;

  @WordField(contactKinds, 'How they were in touch')
  kind: ContactKind;

  @IdField('The staff member')
  workerId: Uuid;

  @IdField('The tilbud that the staff member works at; null where it is the authority', { nullable: true })
  tilbudId: Uuid | null;
}
