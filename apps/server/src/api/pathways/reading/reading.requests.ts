import { type Instant, type PlainDate } from '#kernel';
import { DateField, InstantField, WordField } from '../../fields/fields.js';

export class TimelineRequest {
  @DateField('What holds up to and including this date', { optional: true })
  asOf?: PlainDate;

  @InstantField('As known at this instant', { optional: true })
  knownAt?: Instant;

  @WordField(['true', 'false'], 'Whether what was taken back is shown as well', { optional: true })
  retracted?: 'true' | 'false';
}

export class PathwayRequest {
  @DateField('The date on which it is said who the citizen is and where the case stands; today when absent', { optional: true })
  asOf?: PlainDate;

  @InstantField('As known at this instant', { optional: true })
  knownAt?: Instant;
}
