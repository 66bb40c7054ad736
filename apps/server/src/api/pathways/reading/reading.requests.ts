import { type Instant, type PlainDate } from '#kernel';
import { DateField, InstantField } from '../../fields/fields.js';

export class TimelineRequest {
  @DateField('What holds up to and including this date', { optional: true })
  asOf?: PlainDate;

  @InstantField('As known at this instant', { optional: true })
  knownAt?: Instant;
}
