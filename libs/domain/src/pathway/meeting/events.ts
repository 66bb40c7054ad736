import { event, type EventOf, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

/** `HH:MM` in Denmark. */
export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const when = {
  meetingId: uuidSchema,
  date: plainDateSchema,
  /** Null where no hour has been set. */
  time: timeOfDaySchema.nullable(),
};

/** Those around the citizen are to meet about what follows. Effective on the day it was decided; the meeting is on `date`. */
export const NetworkMeetingPlanned = event(
  'NetworkMeetingPlanned',
  1,
  {
    ...when,
    /** The admission that it prepares the end of; null where it is about none. */
    admissionId: uuidSchema.nullable(),
  },
  { personal: { agenda: z.string().optional() } },
);

/** It is to be on another date, or at another hour. */
export const NetworkMeetingMoved = event('NetworkMeetingMoved', 1, when);

export const meetingCancellations = ['citizen-wish', 'no-longer-needed', 'held-otherwise', 'other'] as const;
export type MeetingCancellation = (typeof meetingCancellations)[number];

/** It is not to be. */
export const NetworkMeetingCancelled = event('NetworkMeetingCancelled', 1, { meetingId: uuidSchema, because: z.enum(meetingCancellations) });

export type MeetingEvent = EventOf<typeof NetworkMeetingPlanned | typeof NetworkMeetingMoved | typeof NetworkMeetingCancelled>;
