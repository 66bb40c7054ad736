import { event, type EventOf, uuidSchema } from '#kernel';
import { z } from 'zod';

/** Why a guest has no name here. */
export const anonymities = ['wishes-anonymity', 'not-known'] as const;
export type Anonymity = (typeof anonymities)[number];

/** A person without a name (SEL § 82c may be given anonymously): a pathway of its own until it is known whose it is. */
export const GuestRegistered = event('GuestRegistered', 1, { because: z.enum(anonymities) }, { personal: { alias: z.string().optional() } });

/** It became known who the guest is, and the person was not known to the service. From then on the guest is that citizen. */
export const GuestIdentified = event(
  'GuestIdentified',
  1,
  { cprKind: z.enum(['official', 'replacement']), addressProtected: z.boolean() },
  { personal: { cpr: z.string(), givenName: z.string(), familyName: z.string(), address: z.string().optional() } },
);

/** Why entries come from another citizen's pathway. */
export const adoptionReasons = ['same-person', 'guest-identified', 'wrong-citizen'] as const;
export type AdoptionReason = (typeof adoptionReasons)[number];

/**
 * Entries that had been recorded on another citizen's pathway are recorded here, as themselves, right behind this event. The
 * other pathway takes them back; should that not have happened yet, it is completed from here.
 */
export const EntriesAdopted = event('EntriesAdopted', 1, {
  adoptionId: uuidSchema,
  /** The citizen on whose pathway they had been recorded. */
  from: uuidSchema,
  because: z.enum(adoptionReasons),
  /** The entries there, in the order of recording. */
  entries: z.array(uuidSchema),
});

/** What stood here stands on another citizen's pathway, who is the same person. Nothing is recorded here any more. */
export const CitizenMerged = event('CitizenMerged', 1, { adoptionId: uuidSchema, into: uuidSchema });

/**
 * What concerns this citizen stood on another's pathway, where it may have been seen: a possible breach of personal data
 * security, to be judged by a person (GDPR, articles 4(12) and 33).
 */
export const DataBreachSuspected = event('DataBreachSuspected', 1, {
  adoptionId: uuidSchema,
  /** The citizen on whose pathway it stood. */
  recordedOn: uuidSchema,
  /** How many entries. */
  entries: z.number().int().positive(),
});

export type IdentityEvent = EventOf<
  typeof GuestRegistered | typeof GuestIdentified | typeof EntriesAdopted | typeof CitizenMerged | typeof DataBreachSuspected
>;
