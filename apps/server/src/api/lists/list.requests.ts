import { type Instant, type MunicipalityCode, type PlainDate } from '#kernel';
import { Transform } from 'class-transformer';
import { MunicipalityField } from '../fields/municipality.js';
import { DateField, InstantField, IntegerField, PatternField } from '../fields/fields.js';

/** Items on a page: usually, and at most. */
export const USUAL_LIMIT = 100;
export const MOST = 500;

/** What every list may be asked. */
export class ListRequest {
  @PatternField(/^[A-Za-z0-9_-]{1,500}$/, 'is no cursor', 'Where to go on: `next` of the page before', { optional: true })
  cursor?: string;

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value))
  @IntegerField(1, MOST, `Items on the page; ${USUAL_LIMIT} when absent. Of NDJSON and CSV lines at most; all there are when absent`, { optional: true })
  limit?: number;

  @MunicipalityField('Of a municipality that the asker’s own performs for; of the own one when absent', { optional: true })
  municipality?: MunicipalityCode;
}

/** What every list in two times may be asked. */
export class TimedListRequest extends ListRequest {
  @DateField('Only what holds on this date; whatever held or will hold on some date when absent', { optional: true })
  asOf?: PlainDate;

  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;
}

/** What may be asked of a single thing. */
export class KnownAtRequest {
  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;
}
