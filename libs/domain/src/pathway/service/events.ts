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
    /** Date of the decision; its first date where nothing else is said. */
    decidedOn: plainDateSchema.optional(),
  },
  { personal: { goals: z.string().optional() } },
);

/** From its effective date on, the visitation runs to another date, or gives other hours. */
export const VisitationRevised = event(
  'VisitationRevised',
  1,
  {
    visitationId: uuidSchema,
    /** Last date, inclusive; null when granted without an end. */
    to: plainDateSchema.nullable(),
    hoursPerWeek: z.number().positive().optional(),
  },
  { personal: { goals: z.string().optional() } },
);

/** Why the authority takes a visitation back. */
export const revocations = ['citizen-wish', 'needs-changed', 'wrongly-granted', 'other'] as const;

/**
 * Effective on the first date on which the visitation is not in force any more. `pathway-closed`: it ended with the pathway
 * (rule VIS-6); one that was to begin later, on the date on which it would have begun.
 */
export const VisitationRevoked = event('VisitationRevoked', 1, {
  visitationId: uuidSchema,
  because: z.enum([...revocations, 'pathway-closed']),
});

export const waitingReasons = ['no-free-place', 'staffing', 'citizen-wish', 'other'] as const;

/** A granted service waits to start, for one tilbud. It starts under the same id. */
export const ServicePutOnWaitingList = event('ServicePutOnWaitingList', 1, {
  serviceId: uuidSchema,
  legalBasis: legalBasisSchema,
  ground: groundSchema,
  tilbudId: uuidSchema,
  because: z.enum(waitingReasons),
});

/** A service is under way: support, treatment, activity. Stays have a track of their own. */
export const ServiceStarted = event('ServiceStarted', 1, {
  serviceId: uuidSchema,
  legalBasis: legalBasisSchema,
  ground: groundSchema,
  tilbudId: uuidSchema,
  hoursPerWeek: z.number().positive().optional(),
});

/** From its effective date on, other hours hold. */
export const ServiceHoursChanged = event('ServiceHoursChanged', 1, { serviceId: uuidSchema, hoursPerWeek: z.number().positive() });

export const pauseReasons = ['admission', 'stay', 'absence', 'citizen-wish', 'other'] as const;

/** The service stands still from its effective date on; it has not ended. */
export const ServicePaused = event('ServicePaused', 1, { serviceId: uuidSchema, because: z.enum(pauseReasons) });

/** Effective on the first date on which the service is given again. */
export const ServiceResumed = event('ServiceResumed', 1, { serviceId: uuidSchema });

/** Effective on the day it was decided; the service is to end on `date`, the first without it. */
export const ServiceEndPlanned = event('ServiceEndPlanned', 1, { serviceId: uuidSchema, date: plainDateSchema });

export const ServiceEndPlanCancelled = event('ServiceEndPlanCancelled', 1, { serviceId: uuidSchema, date: plainDateSchema });

export const annulments = ['never-started', 'wrongly-started'] as const;

/** The service was never given: it has no date. Effective on the date from which it waited or was said to be given. */
export const ServiceAnnulled = event('ServiceAnnulled', 1, { serviceId: uuidSchema, because: z.enum(annulments) });

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

/** The massive support is turned up or down at once, beside the plan; from its effective date until the next planned step. */
export const IntensiveSupportStepped = event('IntensiveSupportStepped', 1, { serviceId: uuidSchema, hoursPerWeek: z.number().positive() });

/** The massive period is to last to another date. Effective on the day it was decided. */
export const IntensiveSupportEndMoved = event('IntensiveSupportEndMoved', 1, {
  serviceId: uuidSchema,
  /** The last date that it had, and the one that it has now; both inclusive. */
  from: plainDateSchema,
  to: plainDateSchema,
  because: z.enum(['readmission', 'needs-changed', 'other']),
});

/** The massive period ends before its time; effective on the first date with ordinary support. */
export const IntensiveSupportEnded = event('IntensiveSupportEnded', 1, { serviceId: uuidSchema });

export type ServiceEvent = EventOf<
  | typeof VisitationRegistered
  | typeof VisitationRevised
  | typeof VisitationRevoked
  | typeof ServicePutOnWaitingList
  | typeof ServiceStarted
  | typeof ServiceHoursChanged
  | typeof ServicePaused
  | typeof ServiceResumed
  | typeof ServiceEndPlanned
  | typeof ServiceEndPlanCancelled
  | typeof ServiceAnnulled
  | typeof ServiceEnded
  | typeof IntensiveSupportStarted
  | typeof IntensiveSupportStepped
  | typeof IntensiveSupportEndMoved
  | typeof IntensiveSupportEnded
>;
