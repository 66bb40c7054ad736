import { Transform } from 'class-transformer';
import { IntegerField, PatternField } from '../fields/fields.js';

/** Items on a page: usually, and at most. */
export const USUAL_LIMIT = 100;
const MOST = 500;

/** What every list may be asked. */
export class ListRequest {
  @PatternField(/^[A-Za-z0-9_-]{1,500}$/, 'is no cursor', 'Where to go on: `next` of the page before', { optional: true })
  cursor?: string;

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value))
  @IntegerField(1, MOST, `Items on the page; ${USUAL_LIMIT} when absent`, { optional: true })
  limit?: number;
}
