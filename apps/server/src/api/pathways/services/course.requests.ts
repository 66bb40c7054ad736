import { pauseReasons } from '#domain/pathway/service/events.js';
import { type PlainDate } from '#kernel';
import { DateField, NumberField, WordField } from '../../fields/fields.js';
import { WEEK } from './services.requests.js';

export class HoursRequest {
  @DateField('First date on which the hours hold')
  on: PlainDate;

  @NumberField(0, WEEK, 'Hours of support a week')
  hoursPerWeek: number;
}

export class PauseRequest {
  @DateField('First date on which it stands still')
  on: PlainDate;

  @WordField(pauseReasons, 'Why')
  because: (typeof pauseReasons)[number];
}

export class ResumptionRequest {
  @DateField('First date on which it is given again')
  on: PlainDate;
}

export class PlannedEndRequest {
  @DateField('First date without it, as planned')
  date: PlainDate;
}

const moves = ['readmission', 'needs-changed', 'other'] as const;

export class MassiveEndRequest {
  @DateField('Last date of the massive period, inclusive')
  through: PlainDate;

  @WordField(moves, 'Why it ends on another date than before')
  because: (typeof moves)[number];
}

export class MassiveEndingRequest {
  @DateField('First date with ordinary support')
  on: PlainDate;
}
