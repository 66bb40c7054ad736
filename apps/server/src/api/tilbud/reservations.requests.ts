import { placeKinds, placeProperties, type PlaceKind, type PlaceProperty, type SectionKey } from '#domain';
import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, WordField, WordListField } from '../fields/fields.js';
import { ObjectField } from '../fields/nested.js';
import { SectionField } from '../pathways/services/services.requests.js';
import { OptionalButNotNull } from '../fields/field.js';
import { OverOccupancyRequest } from './wish.requests.js';

export class ReservationRequest {
  @IdField('The citizen whom the place is kept for')
  citizenId: Uuid;

  @WordField(placeKinds, 'What the place is for')
  kind: PlaceKind;

  @WordListField(placeProperties, 'What it must have', { optional: true })
  needs?: PlaceProperty[];

  @OptionalButNotNull()
  @SectionField('The section of the stay, where that is decided')
  section?: SectionKey;

  @DateField('First date')
  from: PlainDate;

  @DateField('First date that it is not needed for, as far as that is known', { optional: true })
  until?: PlainDate;

  @DateField('Last date on which it is kept while no stay follows; the policy’s days after the first date when absent', { optional: true })
  keptThrough?: PlainDate;

  @ObjectField(() => OverOccupancyRequest, 'A manager’s override, should no place be free', { optional: true })
  overOccupancy?: OverOccupancyRequest;
}

export class OtherPlaceRequest {
  @IdField('The place')
  placeId: Uuid;

  @DateField('First date in it')
  on: PlainDate;
}
