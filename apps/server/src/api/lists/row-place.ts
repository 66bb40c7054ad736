import { z } from 'zod';

/** A place in a list that is ordered by time and id. */
export const rowPlace = z.strictObject({ at: z.string().max(40), id: z.uuid() });

/** The place of a row. */
export const placeOfRow = ({ at, id }: { readonly at: string; readonly id: string }) => ({ at, id });
