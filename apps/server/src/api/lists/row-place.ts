import { type ListCursor } from '#read-models';
import { z } from 'zod';

/** A place in a list of rows. */
export const rowPlace: z.ZodType<ListCursor> = z.strictObject({
  at: z.string().max(120),
  subjectId: z.uuid(),
  kind: z.string().max(64),
  key: z.string().max(100),
});

/** The place of a row of a view with one for each stream. */
export const placeOfStream = ({ at, id, kind }: { readonly at: string; readonly id: string; readonly kind: string }): ListCursor => ({
  at,
  subjectId: id,
  kind,
  key: '',
});

/** The place of a row as it is found. */
export const placeOfFound = ({ at, subjectId, kind, key }: ListCursor): ListCursor => ({ at, subjectId, kind, key });
