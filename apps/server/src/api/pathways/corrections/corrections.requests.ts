import { correctionReasons, type CorrectionReason, type Instant, type JsonObject, type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, IdListField, InstantField, JsonField, TextField, WordField } from '../../fields/fields.js';
import { ListField } from '../../fields/nested.js';

/** The reasons that a person gives; the others come of what the service does with records of one person. */
export const givenReasons = correctionReasons.filter((one) => !['merged', 'merge-undone', 'identification-undone', 'wrong-citizen'].includes(one));

export class EntryChangeRequest {
  @IdField('The entry: its id in the timeline')
  entry: Uuid;

  @DateField('The date from which it holds', { optional: true })
  effective?: PlainDate;

  @InstantField('The instant on that date; null where no hour is known', { optional: true, nullable: true })
  effectiveAt?: Instant | null;

  @JsonField('Members of the entry’s data as they should have been; null takes an optional one away', { optional: true })
  data?: JsonObject;

  @JsonField('What is said of the person, in full; kept under the citizen’s own key', { optional: true })
  personal?: JsonObject;
}

export class CorrectionRequest {
  @ListField(() => EntryChangeRequest, { least: 0, most: 50 }, 'What entries are to say', { optional: true })
  changes: EntryChangeRequest[] = [];

  @IdListField(500, 'Entries that do not count any more', { optional: true })
  retract: Uuid[] = [];

  @WordField(givenReasons, 'Why')
  because: CorrectionReason;

  @TextField(4000, 'Why, in words; kept under the citizen’s own key', { optional: true })
  note?: string;
}
