import { event, type EventOf, uuidSchema } from '#kernel';
import { z } from 'zod';

/** One named owner at all times (tovholder); an assignment replaces the one before. */
export const CoordinatorAssigned = event('CoordinatorAssigned', 1, { workerId: uuidSchema, unit: z.string() });

/** A staff member whom the citizen knows, at a tilbud. */
export const KnownWorkerAssigned = event('KnownWorkerAssigned', 1, { workerId: uuidSchema, tilbudId: uuidSchema });

export type PeopleEvent = EventOf<typeof CoordinatorAssigned | typeof KnownWorkerAssigned>;
