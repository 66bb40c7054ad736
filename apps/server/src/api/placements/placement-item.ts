import { plainDateSchema, uuidSchema } from '#kernel';
import { type PlacementOnDate } from '#read-models';
import { z } from 'zod';

/** Where one citizen is on the date asked about. */
export const placementItem = z.strictObject({
  citizenId: uuidSchema,
  id: uuidSchema.describe('The stay’s, the service’s or the admission’s'),
  kind: z.enum(['stay', 'support', 'admission'] satisfies readonly PlacementOnDate['kind'][]),
  tilbudId: uuidSchema.nullable().describe('Null at a hospital'),
  unitSor: z.string().nullable().describe('The hospital unit’s SOR code, where known'),
  section: z.string().nullable().describe('For example SEL-107; null at a hospital'),
  from: plainDateSchema,
  until: plainDateSchema.nullable().describe('First date after; null while it lasts'),
  plannedEnd: plainDateSchema.nullable().describe('The date that a discharge is planned for'),
  absent: z.boolean().describe('The citizen has the place and sleeps elsewhere on that date, at a hospital or not'),
});
