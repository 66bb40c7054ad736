import { fallings, ownerSchema, resolutions } from '#domain';
import { instantSchema, plainDateSchema, uuidSchema } from '#kernel';
import { type DeviationRow } from '#read-models';
import { z } from 'zod';
import { streamItem } from '../lists/stream-item.js';

/** One deviation. */
export const deviationItem = z.strictObject({
  ...streamItem,
  kind: z.string().describe('Which limit, for example acute-stay-overrun'),
  state: z.enum(['open', 'resolved', 'fell-away'] satisfies readonly DeviationRow['state'][]),
  rule: z.string().describe('The rule that states the limit'),
  subjectId: uuidSchema.describe('What broke it: a stay, an admission, a transition, a reservation'),
  tilbudId: uuidSchema.nullable().describe('Null for what broke on a pathway'),
  facts: z.record(z.string(), z.unknown()).describe('What it was decided on'),
  owner: ownerSchema,
  escalatedTo: ownerSchema.nullable().describe('Whom it is shown to beside the owner'),
  notedAt: instantSchema,
  endedOn: plainDateSchema.nullable().describe('First date on which the limit is kept again; null while it is broken'),
  resolvedAt: instantSchema.nullable(),
  outcome: z.enum(resolutions).nullable(),
  fellAwayBecause: z.enum(fallings).nullable(),
});
