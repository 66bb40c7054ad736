import { event, type EventOf, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { legalBasisSchema } from '../../law/legal-basis.js';

/** On what a service or a stay starts: a visitation, or the section's own words that none is needed (rules VIS-1, VIS-2). */
export const groundSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('visitation'), visitationId: uuidSchema }),
  z.strictObject({ kind: z.literal('no-visitation-needed') }),
]);
export type Ground = Readonly<z.infer<typeof groundSchema>>;

/** The authority's decision that grants a service or a stay. Effective from its first date. */
export const VisitationRegistered = event(
  'VisitationRegistered',
  1,
  {
    visitationId: uuidSchema,
    legalBasis: legalBasisSchema,
    from: plainDateSchema,
    /** Last date, inclusive; null when granted without an end. */
    to: plainDateSchema.nullable(),
    hoursPerWeek: z.number().positive().optional(),
  },
  { personal: { goals: z.string().optional() } },
);

/** A service is under way: support, treatment, activity. Stays have a track of their own. */
export const ServiceStarted = event('ServiceStarted', 1, {
  serviceId: uuidSchema,
  legalBasis: legalBasisSchema,
  ground: groundSchema,
  tilbudId: uuidSchema,
  hoursPerWeek: z.number().positive().optional(),
});

/** Effective on the first date without the service. */
export const ServiceEnded = event('ServiceEnded', 1, {
  serviceId: uuidSchema,
  reason: z.enum(['goals-met', 'citizen-wish', 'other-service', 'pathway-closing', 'other']),
});

/** A short period of massive §85 support after a §107 stay (safe transition). */
export const IntensiveSupportStarted = event('IntensiveSupportStarted', 1, {
  serviceId: uuidSchema,
  /** Last date of the period, inclusive. */
  through: plainDateSchema,
  hoursPerWeek: z.number().positive(),
  /** From each date on, the hours that hold; dates rise, hours fall. */
  steps: z.array(z.strictObject({ from: plainDateSchema, hoursPerWeek: z.number().positive() })),
});

export type ServiceEvent = EventOf<
  typeof VisitationRegistered | typeof ServiceStarted | typeof ServiceEnded | typeof IntensiveSupportStarted
>;
