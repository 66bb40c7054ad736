import { event, type EventOf, uuidSchema } from '#kernel';
import { z } from 'zod';

/** One named owner at all times (tovholder); an assignment replaces the one before. */
export const CoordinatorAssigned = event('CoordinatorAssigned', 1, { workerId: uuidSchema, unit: z.string() });

/** A staff member whom the citizen knows, at a tilbud. */
export const KnownWorkerAssigned = event('KnownWorkerAssigned', 1, { workerId: uuidSchema, tilbudId: uuidSchema });

/** Effective on the first date on which the staff member is no longer there for the citizen. */
export const KnownWorkerEnded = event('KnownWorkerEnded', 1, { workerId: uuidSchema, tilbudId: uuidSchema });

export const contactKinds = ['phone', 'video', 'visit', 'meeting'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** A staff member and the citizen were in touch. Effective on the date, with the hour where it matters. */
export const ContactRecorded = event('ContactRecorded', 1, {
  contactId: uuidSchema,
  kind: z.enum(contactKinds),
  workerId: uuidSchema,
  /** Null where the staff member works for the authority. */
  tilbudId: uuidSchema.nullable(),
});

export type PeopleEvent = EventOf<
  typeof CoordinatorAssigned | typeof KnownWorkerAssigned | typeof KnownWorkerEnded | typeof ContactRecorded
>;
