import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, PatternField } from '../../fields/fields.js';
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
