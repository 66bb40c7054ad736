import { type Instant, type PlainDate } from '#kernel';
import { DateField, InstantField } from '../fields/fields.js';

export class FigureRequest {
  @DateField('First date of the period')
  from: PlainDate;

  @DateField('Last date of the period, inclusive')
  to: PlainDate;

  @DateField('First date of the period to compare with; with `baselineTo`', { optional: true })
  baselineFrom?: PlainDate;

  @DateField('Last date of the period to compare with, inclusive', { optional: true })
  baselineTo?: PlainDate;

  @DateField('What could be said by this date; by today when absent', { optional: true })
  asOf?: PlainDate;

  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;
}
