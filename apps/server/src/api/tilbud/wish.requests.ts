import { placeProperties, type PlaceProperty } from '#domain';
import { overOccupancyReasons } from '#domain/tilbud/events.js';
import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, TextField, WordField, WordListField } from '../fields/fields.js';
import { ObjectField } from '../fields/nested.js';

export class OverOccupancyRequest {
  @WordField(overOccupancyReasons, 'Why more are taken in than there are places for')
  because: (typeof overOccupancyReasons)[number];

  @TextField(4000, 'Why, in words; kept under the citizen’s own key', { optional: true })
  note?: string;
}

/** What every start of a stay may say of the place. */
export class PlaceWishRequest {
  @WordListField(placeProperties, 'What the place must have', { optional: true })
  needs?: PlaceProperty[];

  @DateField('First date that the place is not needed for, as far as that is known', { optional: true })
  until?: PlainDate;

  @IdField('What was booked ahead for the citizen and is made use of', { optional: true })
  reservationId?: Uuid;

  @ObjectField(() => OverOccupancyRequest, 'A manager’s override, should no place be free', { optional: true })
  overOccupancy?: OverOccupancyRequest;
}
