import { instantSchema, municipalitySchema, plainDateSchema, uuidSchema } from '#kernel';
import { type Found } from '#read-models';
import { z } from 'zod';

/** What a list of one kind of fact answers with: what every fact tells, and what is told of this kind. */
export function factItem<const States extends readonly [string, ...string[]], Details extends z.ZodRawShape>(
  states: States,
  { shape }: z.ZodObject<Details>,
) {
  return z.strictObject({
    citizenId: uuidSchema,
    municipality: municipalitySchema,
    state: z.enum(states),
    unit: z.string().nullable().describe('The unit whose turn it is; staff of a tilbud have the tilbud’s id as their unit'),
    from: plainDateSchema.describe('First date on which it was so'),
    until: plainDateSchema.nullable().describe('First date on which it was not any more; null while it goes on'),
    knownSince: instantSchema.describe('When it was recorded so'),
    ...shape,
  });
}

/** One item of such a list. */
export function itemOf({ citizenId, municipality, state, unit, from, until, recordedFrom, details }: Found): object {
  return { citizenId, municipality, state, unit, from, until, knownSince: recordedFrom, ...details };
}
