import { type CorrectionReason, type Instant, type JsonObject, type Uuid } from '#kernel';
import { IdField, IdListField, InstantField, JsonField, WordField } from '../fields/fields.js';
import { ListField } from '../fields/nested.js';
import { givenReasons } from '../pathways/corrections/corrections.requests.js';

export class TilbudEntryChangeRequest {
  @IdField('The entry: its id among the entries')
  entry: Uuid;

  @JsonField('Members of the entry’s data as they should have been')
  data: JsonObject;
}

export class TilbudCorrectionRequest {
  @ListField(() => TilbudEntryChangeRequest, { least: 0, most: 50 }, 'What entries are to say', { optional: true })
  changes: TilbudEntryChangeRequest[] = [];

  @IdListField(100, 'Entries that do not count any more', { optional: true })
  retract: Uuid[] = [];

  @WordField(givenReasons, 'Why')
  because: CorrectionReason;
}

export class EntriesRequest {
  @IdField('Of the place, the booking or the entry on the waiting list; of the tilbud itself for its registration')
  about: Uuid;

  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;
}
