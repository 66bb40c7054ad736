import { event, type EventOf } from '#kernel';
import { z } from 'zod';

/** Where a first contact (henvendelse) came from. */
export const inquirySources = ['citizen', 'relative', 'municipality', 'region', 'general-practitioner', 'other'] as const;

export const PathwayOpened = event('PathwayOpened', 1, { inquirySource: z.enum(inquirySources) });

/** Closed, with nothing open (rule CLO-1). */
export const PathwayClosed = event(
  'PathwayClosed',
  1,
  { outcome: z.enum(['goals-met', 'citizen-wish', 'moved-away', 'other-support', 'other']) },
  { personal: { note: z.string().optional() } },
);

/** Opened again after a closing; the history stays one. */
export const PathwayReopened = event('PathwayReopened', 1, { because: z.enum(['new-visitation', 'new-inquiry']) });

export const CitizenDied = event('CitizenDied', 1, { source: z.enum(['hospital', 'municipality']) });

export type CaseEvent = EventOf<
  typeof PathwayOpened | typeof PathwayClosed | typeof PathwayReopened | typeof CitizenDied
>;
