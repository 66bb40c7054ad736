import { event, type EventOf, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { dataCategories, partnerSchema } from '../../agreement/terms.js';

/** The kinds of data that a citizen may consent to pass on: those that advisories carry, and what partners ask for beside. */
export const consentCategories = [...dataCategories, 'support', 'health', 'relatives'] as const;
export type ConsentCategory = (typeof consentCategories)[number];

/** The citizen agreed to data of these categories being passed on to these organisations. Effective on its first date. */
export const ConsentGiven = event('ConsentGiven', 1, {
  consentId: uuidSchema,
  categories: z.array(z.enum(consentCategories)),
  /** Ids of partners, as agreements name them. */
  recipients: z.array(partnerSchema.shape.id),
  form: z.enum(['written', 'oral']),
  /** Last date, inclusive. */
  through: plainDateSchema,
});

/** Effective on the first date on which the consent does not hold any more. */
export const ConsentWithdrawn = event('ConsentWithdrawn', 1, { consentId: uuidSchema });

const content = { personal: { content: z.string().optional() } };

/** Ward, municipality and citizen agreed on what follows a discharge (psykiatriloven § 13 a). */
export const DischargeAgreementRecorded = event(
  'DischargeAgreementRecorded',
  1,
  {
    agreementId: uuidSchema,
    /** The admission that it prepares the end of; null where none is known. */
    admissionId: uuidSchema.nullable(),
  },
  content,
);

/** Ward and municipality planned what follows, since the citizen did not want to take part (psykiatriloven § 13 b). */
export const CoordinationPlanRecorded = event(
  'CoordinationPlanRecorded',
  1,
  { coordinationPlanId: uuidSchema, admissionId: uuidSchema.nullable() },
  content,
);

export const handleplanAnswers = ['accepted', 'declined', 'undecided'] as const;

/** The citizen was offered a handleplan (serviceloven § 141). */
export const HandleplanOffered = event('HandleplanOffered', 1, {
  offerId: uuidSchema,
  /** The visitation that it goes with; null where it goes with none. */
  visitationId: uuidSchema.nullable(),
  answer: z.enum(handleplanAnswers),
});

/** A handleplan was made, or made anew (serviceloven § 141). */
export const HandleplanMade = event(
  'HandleplanMade',
  1,
  {
    handleplanId: uuidSchema,
    /** When it is to be looked at again; null where nothing was set. */
    reviewOn: plainDateSchema.nullable(),
    /** The tilbud that the relevant parts were handed to. */
    handedTo: z.array(uuidSchema),
  },
  content,
);

export type ConsentEvent = EventOf<
  | typeof ConsentGiven
  | typeof ConsentWithdrawn
  | typeof DischargeAgreementRecorded
  | typeof CoordinationPlanRecorded
  | typeof HandleplanOffered
  | typeof HandleplanMade
>;
