import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, NumberField } from '../../fields/fields.js';
import { ListField, ObjectField } from '../../fields/nested.js';

const WEEK = 168;

export class StepRequest {
  @DateField('From this date on')
  from: PlainDate;

  @NumberField(0, WEEK, 'Hours of support a week')
  hoursPerWeek: number;
}

export class IntensiveSupportRequest {
  @DateField('Last date of the massive period, inclusive')
  through: PlainDate;

  @NumberField(0, WEEK, 'Hours of support a week at its beginning')
  hoursPerWeek: number;

  @ListField(() => StepRequest, { least: 0, most: 50 }, 'The steps down: dates rise, hours fall')
  steps: StepRequest[];
}

export class NamedWorkerRequest {
  @IdField('The staff member')
  workerId: Uuid;

  @IdField('The tilbud that the staff member works at')
  tilbudId: Uuid;
}

export class TransitionRequest {
  @IdField('The planned transition that it carries out; absent where none was planned', { optional: true })
  transitionId?: Uuid;

  @IdField('The stay that ends')
  stayId: Uuid;

  @DateField('First date in the own home')
  on: PlainDate;

  @IdField('The tilbud that gives the support')
  tilbudId: Uuid;

  @NumberField(0, WEEK, 'Hours of support a week after the massive period')
  hoursPerWeek: number;

  @ObjectField(() => IntensiveSupportRequest, 'The massive period')
  intensive: IntensiveSupportRequest;

  @ListField(() => NamedWorkerRequest, { least: 1, most: 20 }, 'Known workers, at least one of each place')
  knownWorkers: NamedWorkerRequest[];
}

export class AcceptanceRequest {
  @DateField('Date on which the receiver takes over')
  on: PlainDate;
}
