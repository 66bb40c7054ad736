import { event, type EventOf, uuidSchema } from '#kernel';
import { z } from 'zod';

/** Where a first contact (henvendelse) or a referral came from. */
export const inquirySources = [
  'citizen',
  'relative',
  'municipality',
  'region',
  'general-practitioner',
  'somatic-emergency-department',
  'psychiatric-emergency-department',
  'klippekort',
  'other',
] as const;
export type InquirySource = (typeof inquirySources)[number];

/** What became of an inquiry. */
export const inquiryOutcomes = ['taken-up', 'advised', 'passed-on', 'withdrawn'] as const;
export type InquiryOutcome = (typeof inquiryOutcomes)[number];

/**
 * Somebody turned to the municipality about the citizen, with or without a referral. The authority has yet to answer it. It
 * may concern a guest, whom nobody can name yet.
 */
export const InquiryReceived = event(
  'InquiryReceived',
  1,
  {
    inquiryId: uuidSchema,
    source: z.enum(inquirySources),
    /** The unit that referred, by its SOR code. */
    unitSor: z.string().optional(),
  },
  { personal: { note: z.string().optional() } },
);

/** The authority has seen to an inquiry. */
export const InquiryAnswered = event('InquiryAnswered', 1, { inquiryId: uuidSchema, outcome: z.enum(inquiryOutcomes) });

export const PathwayOpened = event('PathwayOpened', 1, { inquirySource: z.enum(inquirySources) });

/** The authority has begun to find out what the citizen needs. */
export const AssessmentStarted = event('AssessmentStarted', 1, { assessmentId: uuidSchema });

/** How a pathway came to its end. */
export const closingOutcomes = ['goals-met', 'citizen-wish', 'moved-away', 'other-support', 'other'] as const;

/** Closed, with nothing open (rule CLO-1). */
export const PathwayClosed = event(
  'PathwayClosed',
  1,
  { outcome: z.enum(closingOutcomes) },
  { personal: { note: z.string().optional() } },
);

/** Opened again after a closing; the history stays one. */
export const PathwayReopened = event('PathwayReopened', 1, {
  because: z.enum(['new-visitation', 'new-inquiry', 'merged']),
  /** Where the inquiry came from that reopened it. */
  inquirySource: z.enum(inquirySources).optional(),
});

export const CitizenDied = event('CitizenDied', 1, { source: z.enum(['hospital', 'municipality']) });

export type CaseEvent = EventOf<
  | typeof InquiryReceived
  | typeof InquiryAnswered
  | typeof PathwayOpened
  | typeof AssessmentStarted
  | typeof PathwayClosed
  | typeof PathwayReopened
  | typeof CitizenDied
>;
