import { z } from 'zod';

/** The numbers that a municipality may set for itself. Nothing of the kind is written into a rule. */
export const policySchema = z.strictObject({
  klippekort: z.strictObject({
    /** Talks on one card. */
    clips: z.number().int().positive(),
    /** Validity in years from the closing date. */
    years: z.number().int().positive(),
  }),
  intensiveSupport: z.strictObject({
    /** Calendar days before its last date on which the decision about what follows is due. */
    decisionDueDaysBefore: z.number().int().nonnegative(),
  }),
});
export type Policy = Readonly<z.infer<typeof policySchema>>;

/** What holds until a municipality has set its own: initiative 5 (klippekort) and the trade's practice. */
export const defaultPolicy: Policy = {
  klippekort: { clips: 6, years: 2 },
  intensiveSupport: { decisionDueDaysBefore: 14 },
};
