import { instantSchema, municipalitySchema, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

/** What every item tells of a list with one row for each stream. */
export const streamItem = {
  id: uuidSchema,
  municipality: municipalitySchema,
  citizenId: uuidSchema,
  unit: z.string().describe('Whose work it is; staff of a tilbud have the tilbud’s id as their unit'),
  at: z.string().describe('Where it stands in the list'),
  from: plainDateSchema.describe('First date on which it was open'),
  until: plainDateSchema.nullable().describe('First date on which it was not any more; null while it is'),
  recordedFrom: instantSchema.describe('When it was recorded as it is shown'),
  streamVersion: z.number().int().describe('Its version: the ETag'),
};
