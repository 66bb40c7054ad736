import { type Instant, type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, InstantField } from '../fields/fields.js';
import { ListRequest } from '../lists/list.requests.js';

export class PlacementsRequest extends ListRequest {
  @DateField('The date asked about; today in Denmark when absent', { optional: true })
  asOf?: PlainDate;

  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;

  @IdField('Only at this tilbud', { optional: true })
  tilbudId?: Uuid;

  @IdField('Only of this citizen', { optional: true })
  citizenId?: Uuid;
}
