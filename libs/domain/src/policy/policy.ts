import { z } from 'zod';

/** The numbers that a municipality may set for itself. Nothing of the kind is written into a rule. */
export const policySchema = z.strictObject({
  klippekort: z.strictObject({
    /** Talks on one card. */
    clips: z.number().int().positive(),
    /** Validity in years from the closing date. */
    years: z.number().int().positive(),
    /** Calendar days before the day after its last valid date on which the coordinator is reminded. */
    expiryNoteDaysBefore: z.number().int().nonnegative(),
  }),
  intensiveSupport: z.strictObject({
    /** Calendar days before its last date on which the decision about what follows is due. */
    decisionDueDaysBefore: z.number().int().nonnegative(),
  }),
  acuteStay: z.strictObject({
    /** Calendar dates of akutplads within the window (rule STAY-3). */
    days: z.number().int().positive(),
    /** Calendar dates that the window rolls over. Within it, leaving for a night resets nothing. */
    windowDays: z.number().int().positive(),
  }),
  transitions: z.strictObject({
    /** Working days within which the receiver answers a handover (rule TRA-2). */
    answerWithinWorkingDays: z.number().int().nonnegative(),
  }),
  places: z.strictObject({
    /** Minutes for which a place is held for a stay that is being started (rule STAY-2). */
    holdMinutes: z.number().int().positive(),
    /** Calendar days after its first date for which a place that was booked ahead is kept. */
    bookingGraceDays: z.number().int().nonnegative(),
  }),
  workingDays: z.strictObject({
    /** Dates of every year, `MM-DD`, on which nobody works beside weekends and public holidays (rule TIME-1). */
    alsoFree: z.array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)).max(60),
  }),
});
export type Policy = Readonly<z.infer<typeof policySchema>>;

/** What holds until a municipality has set its own: initiative 5 (klippekort) and the trade's practice. */
export const defaultPolicy: Policy = {
  klippekort: { clips: 6, years: 2, expiryNoteDaysBefore: 30 },
  intensiveSupport: { decisionDueDaysBefore: 14 },
  acuteStay: { days: 14, windowDays: 28 },
  transitions: { answerWithinWorkingDays: 2 },
  places: { holdMinutes: 30, bookingGraceDays: 2 },
  workingDays: { alsoFree: ['06-05', '12-24', '12-31'] },
};
