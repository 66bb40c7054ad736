import { type Instant, type PlainDate } from '#kernel';
import { type NoticeDirection, noticeDirections } from '#read-models';
import { DateField, InstantField, WordField } from '../fields/fields.js';
import { ListRequest } from '../lists/list.requests.js';

export class NoticeRequest extends ListRequest {
  @DateField('First date of the discharges')
  from: PlainDate;

  @DateField('Last date of the discharges, inclusive')
  to: PlainDate;

  @WordField(noticeDirections, 'Only notice that we gave, or only what partners gave', { optional: true })
  direction?: NoticeDirection;

  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;
}
