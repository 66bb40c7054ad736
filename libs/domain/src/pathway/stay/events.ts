import { event, type EventOf, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { legalBasisSchema } from '../../law/legal-basis.js';
import { groundSchema } from '../service/events.js';

/** Where a citizen goes after a stay. */
export const destinations = ['own-home', 'own-home-with-support', 'other-botilbud', 'hospital', 'moved-away', 'unknown'] as const;
export type Destination = (typeof destinations)[number];

/** Who caused a change of the plan; a late advisory names them (rule DIS-1). */
export const causes = ['municipality', 'botilbud', 'region', 'citizen'] as const;
export type Cause = (typeof causes)[number];

/** A 24-hour place is taken. */
export const StayStarted = event('StayStarted', 1, {
  stayId: uuidSchema,
  legalBasis: legalBasisSchema,
  ground: groundSchema,
  tilbudId: uuidSchema,
});

/** Effective on the day it was decided; the discharge itself is on `date`. */
export const DischargePlanned = event(
  'DischargePlanned',
  1,
  {
    stayId: uuidSchema,
    planId: uuidSchema,
    date: plainDateSchema,
    destination: z.enum(destinations),
    /** Who asked for it: where the notice is short from the start, an advisory names them as well. */
    causedBy: z.enum(causes),
  },
  { personal: { expectations: z.string().optional() } },
);

export const DischargeRescheduled = event(
  'DischargeRescheduled',
  1,
  {
    stayId: uuidSchema,
    planId: uuidSchema,
    from: plainDateSchema,
    to: plainDateSchema,
    destination: z.enum(destinations),
    causedBy: z.enum(causes),
  },
  { personal: { expectations: z.string().optional() } },
);

export const DischargeCancelled = event('DischargeCancelled', 1, {
  stayId: uuidSchema,
  planId: uuidSchema,
  /** The date that the plan had. */
  date: plainDateSchema,
  causedBy: z.enum(causes),
});

/** Effective on the date of discharge: the first date without the stay. */
export const DischargeRecorded = event('DischargeRecorded', 1, {
  stayId: uuidSchema,
  /** The plan that it carries out; null when it was not planned. */
  planId: uuidSchema.nullable(),
  destination: z.enum(destinations),
});

export type StayEvent = EventOf<
  | typeof StayStarted
  | typeof DischargePlanned
  | typeof DischargeRescheduled
  | typeof DischargeCancelled
  | typeof DischargeRecorded
>;
