import { z } from 'zod';
import { ownerSchema } from '../agreement/terms.js';
import { defaultFollowUps } from './default-follow-ups.js';
import { followUpTableSchema } from './follow-up-table.js';
import { usualWorkingHours, workingHoursSchema } from './working-hours.js';

/** The numbers that a municipality may set for itself. Nothing of the kind is written into a rule. */
export const policySchema = z.strictObject({
  klippekort: z.strictObject({
    /** Talks on one card. */
    clips: z.number().int().positive(),
    /** Validity in years from the closing date. */
    years: z.number().int().positive(),
    /** Two talks within so many calendar days ask for a new inquiry to be offered (rule KLI-3). */
    closeTogetherDays: z.number().int().nonnegative(),
  }),
  acuteStay: z.strictObject({
    /** Calendar dates of akutplads within the window (rule STAY-3). */
    days: z.number().int().positive(),
    /** Calendar dates that the window rolls over, more than may be used in it (rule POL-3). Within it, leaving for a night resets nothing. */
    windowDays: z.number().int().positive(),
  }),
  caseHandling: z.strictObject({
    /** Calendar days after the authority began to assess within which support is granted or given, or the pathway closed (rule CASE-2). */
    decideWithinDays: z.number().int().positive(),
    /** Calendar days within which what was granted starts (rule SVC-10). */
    startWithinDays: z.number().int().positive(),
  }),
  consent: z.strictObject({
    /** Months that a consent lasts at most (rule CON-1). */
    longestMonths: z.number().int().positive(),
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
  access: z.strictObject({
    /** Calendar days for which staff of a tilbud still reach a citizen who has left it (rule ACC-1). */
    afterEndDays: z.number().int().nonnegative(),
  }),
  workingDays: z.strictObject({
    /** Dates of every year, `MM-DD`, on which nobody works beside weekends and public holidays (rule TIME-1). */
    alsoFree: z.array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)).max(60),
  }),
  /** What is not done on its due date is escalated within these hours (rule FUP-2). */
  workingHours: workingHoursSchema,
  followUps: z.strictObject({
    /** What is followed up, by when and by whom. */
    table: followUpTableSchema,
    /** A task is not opened any more when it was due so many calendar days before the service learned of its reason. */
    notOpenedAfterDays: z.number().int().nonnegative(),
    /** Who is shown what is overdue. */
    escalateTo: ownerSchema,
  }),
});
export type Policy = Readonly<z.infer<typeof policySchema>>;

/** What holds until a municipality has set its own: initiative 5 (klippekort) and the trade's practice. */
export const defaultPolicy: Policy = {
  klippekort: { clips: 6, years: 2, closeTogetherDays: 30 },
  acuteStay: { days: 14, windowDays: 28 },
  caseHandling: { decideWithinDays: 56, startWithinDays: 28 },
  consent: { longestMonths: 12 },
  transitions: { answerWithinWorkingDays: 2 },
  places: { holdMinutes: 30, bookingGraceDays: 2 },
  access: { afterEndDays: 30 },
  workingDays: { alsoFree: ['06-05', '12-24', '12-31'] },
  workingHours: usualWorkingHours,
  followUps: { table: defaultFollowUps, notOpenedAfterDays: 30, escalateTo: { unit: 'ledelsen', workerId: null } },
};
