import { followUpKindSchema, ownerSchema } from '#domain';
import { instantSchema, plainDateSchema, uuidSchema } from '#kernel';
import { taskStates } from '#read-models';
import { z } from 'zod';
import { streamItem } from '../lists/stream-item.js';

/** One task. */
export const followUpItem = z.strictObject({
  ...streamItem,
  kind: followUpKindSchema.describe('Its row in the municipality’s table of follow-ups'),
  state: z.enum(taskStates),
  reason: z.string().describe('What led to it, as a code'),
  owner: ownerSchema,
  due: plainDateSchema.describe('Last date on which it is done in time'),
  shownFrom: plainDateSchema.nullable().describe('First date on which it is of use to look at it; null where that is at once'),
  subjectId: uuidSchema.describe('The stay, service, klippekort, advisory … that it is about'),
  openedAt: instantSchema,
  escalatedAt: instantSchema.nullable().describe('When it was found overdue'),
  escalatedTo: ownerSchema.nullable().describe('Whom it was shown to then'),
  endedAt: instantSchema.nullable(),
  outcome: z.string().nullable(),
});
