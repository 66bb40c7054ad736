import { type z } from 'zod';
import { Problem } from '#platform';

/** A place in a list, as a client carries it: opaque, and only good for the list it came from. */
export function cursorOf(place: object): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');
}

/** The place that a cursor names; undefined where none was given. @throws Problem `invalid-request` */
export function placeOf<Place>(cursor: string | undefined, schema: z.ZodType<Place>): Place | undefined {
  if (cursor === undefined) return undefined;
  const parsed = schema.safeParse(read(cursor));
  if (parsed.success) return parsed.data;
  throw new Problem('invalid-request', { errors: [{ field: 'cursor', problem: 'is no cursor of this list' }] });
}

function read(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** One page of a list, and where the next one begins; null at the end. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The page of a list that the asker reaches nothing of. */
export const nothing: ListPage<never> = { items: [], next: null };

/**
 * Makes a page of what was asked for with one more than fits it.
 * @param found at most `limit + 1`, in order
 */
export function pageOf<Item>(found: readonly Item[], limit: number, placeOfItem: (item: Item) => object): ListPage<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? cursorOf(placeOfItem(last)) : null };
}
