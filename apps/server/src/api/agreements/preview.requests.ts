import { type OccasionTrigger, toPartnerTriggers } from '#domain';
import { causes, type Cause } from '#domain/pathway/stay/events.js';
import { type Instant, type JsonObject, type PlainDate, type Uuid } from '#kernel';
import { DateField, FlagField, IdField, InstantField, JsonField, WordField } from '../fields/fields.js';
import { ObjectField } from '../fields/nested.js';
import { AgreementRequest } from './agreements.requests.js';

/** Something that might be, and the agreements to hold against it. */
export class PreviewRequest {
  @WordField(toPartnerTriggers, 'What it is')
  trigger: OccasionTrigger;

  @DateField('The date that it is set for, or on which it happened')
  date: PlainDate;

  @FlagField('It has happened, as against being set for its date; what partners are told afterwards has in any case', { optional: true })
  happened?: boolean;

  @InstantField('When it is recorded; now when absent', { optional: true })
  recordedAt?: Instant;

  @WordField(causes, 'Who caused it; the municipality when absent', { optional: true })
  causedBy?: Cause;

  @IdField('The tilbud that has to do with it; those of the citizen around the date, or none, when absent', { optional: true })
  tilbudId?: Uuid;

  @JsonField('More of what it is about, as `about` of an advisory has it; the least that there can be when absent', { optional: true })
  details?: JsonObject;

  @IdField('A citizen, to see whether the gate would let it pass', { optional: true })
  citizenId?: Uuid;

  @ObjectField(() => AgreementRequest, 'Terms to try out; the agreements that there are when absent', { optional: true })
  terms?: AgreementRequest;
}
