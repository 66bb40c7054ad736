import { placeKinds, placeProperties, tilbudKindWords } from '#domain';
import { endReasons, overOccupancyReasons, waitingReasons } from '#domain/tilbud/events.js';
import { instantSchema, municipalitySchema, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

const kind = z.enum(placeKinds);
const properties = z.array(z.enum(placeProperties));

/** A tilbud in a list. */
export const tilbudItem = z.strictObject({
  id: uuidSchema,
  name: z.string(),
  kind: z.enum(tilbudKindWords),
  sections: z.array(z.string()).describe('The sections that it gives places and support under'),
  managed: z.boolean().describe('Whether its places are given from here'),
  municipality: municipalitySchema,
});

/** Who waits for a place. */
export const waitingItem = z.strictObject({
  entryId: uuidSchema,
  citizenId: uuidSchema,
  visitationId: uuidSchema.nullable(),
  kind,
  needs: properties,
  since: plainDateSchema,
  wantedFrom: plainDateSchema,
  reason: z.enum(waitingReasons),
  until: plainDateSchema.nullable().describe('First date without waiting'),
  endedBecause: z.enum(endReasons).nullable(),
});

/** What is kept for a citizen on the date asked about. */
export const reservationItem = z.strictObject({
  reservationId: uuidSchema,
  citizenId: uuidSchema,
  stayId: uuidSchema.nullable(),
  kind,
  needs: properties,
  is: z.enum(['held', 'occupied', 'vacated', 'released']),
  from: plainDateSchema,
  until: plainDateSchema.nullable().describe('First date without, as far as that is planned or known'),
  placeId: uuidSchema.nullable().describe('The place on the date; null where there is none of its own'),
  holdUntil: instantSchema.nullable(),
  placeless: z.enum([...overOccupancyReasons, 'stay-runs']).nullable().describe('Why there is no place of its own'),
});

/** A place that is free on the date asked about. */
export const freePlaceItem = z.strictObject({
  tilbudId: uuidSchema,
  tilbudName: z.string(),
  placeId: uuidSchema,
  kind,
  properties,
  certainty: z.enum(['certain', 'expected']),
  freeUntil: plainDateSchema.nullable().describe('First date on which it is not free any more; null when it is free on and on'),
});
