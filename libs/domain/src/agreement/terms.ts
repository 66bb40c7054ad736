import { plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { channelSchema } from './channel.js';

/** An organisation that notice is exchanged with. Never a person. */
export const partnerSchema = z.strictObject({
  /** Lower-case letters, digits and `-`, for example `region-syddanmark-psykiatri`. */
  id: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/),
  name: z.string().trim().min(1).max(120),
});

/**
 * What partners are told of: a discharge from a botilbud; a network meeting, discharge agreement or coordination plan; a move from a
 * §107 stay to support in the own home; a closing, a visitation, a death.
 */
export const toPartnerTriggers = ['botilbud-discharge', 'coordination', 'transition', 'closing', 'visitation', 'death'] as const;

/** What partners tell us of, and how far ahead is measured. */
export const fromPartnerTriggers = ['hospital-discharge', 'hospital-admission'] as const;

/** What sets an agreement going. */
export const triggers = [...toPartnerTriggers, ...fromPartnerTriggers] as const;
export type Trigger = (typeof triggers)[number];

/** A length of time as people agree on it. Days are calendar dates, hours are 60 minutes whatever the clocks do. */
export const spanSchema = z.strictObject({
  value: z.number().int().nonnegative().max(1000),
  unit: z.enum(['days', 'working-days', 'hours']),
});
export type Span = Readonly<z.infer<typeof spanSchema>>;

/** The categories of data that an advisory may carry. */
export const dataCategories = [
  'identification',
  'address',
  'discharge-date',
  'destination',
  /** What is arranged with ward and others, and when. */
  'arrangement',
  'transition-date',
  'receiver',
  'closing-date',
  'closing-outcome',
  'decision-date',
  /** Section, period and hours. */
  'granted-support',
  'death-date',
] as const;
export type DataCategory = (typeof dataCategories)[number];

/** What stands for the law where the partner may be told because the citizen agreed to it, and as long as that holds. */
export const BY_CONSENT = 'consent';

/** A section of a law, for example `PSL-13c` (psykiatriloven §13c), or {@link BY_CONSENT}. */
export const basisPattern = /^(?:consent|[A-ZÆØÅ]{2,8}-\d{1,3}[a-z]?)$/;

/** Why the partner may be told (legal-basis gate): law or consent, why it is necessary, and no more than which data. */
export const basisSchema = z.strictObject({
  /** Null where none has been found yet: what is planned under it is blocked until a revision names one. */
  law: z.string().regex(basisPattern).nullable(),
  necessity: z.string().trim().min(1).max(500),
  /** `address` goes with `identification` only, and never where it is protected. */
  dataCategories: z.array(z.enum(dataCategories)).min(1),
});
export type AdvisoryBasis = Readonly<z.infer<typeof basisSchema>>;

/** Who takes it from here: a unit, and a person in it where one is named. */
export const ownerSchema = z.strictObject({ unit: z.string().min(1).max(128), workerId: uuidSchema.nullable() });
export type Owner = Readonly<z.infer<typeof ownerSchema>>;

/** All that an agreement says. */
export const termsShape = {
  partner: partnerSchema,
  /** Who gives notice: we do, or the partner does (measured only). */
  direction: z.enum(['to-partner', 'from-partner']),
  trigger: z.enum(triggers),
  /** The tilbud whose citizens it is about; null for all. */
  tilbudId: uuidSchema.nullable(),
  /** How long before what lies ahead the partner is to know, or how long after what has happened. */
  leadTime: spanSchema,
  /** `HH:MM` in Denmark: the time of day at which a lead time in days or working days falls due. */
  cutoff: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  channel: channelSchema,
  /** How soon the partner is to confirm; null when no confirmation was agreed. */
  acknowledgeWithin: spanSchema.nullable(),
  /** Who gets a task when an advisory does not arrive or is not confirmed. */
  escalateTo: ownerSchema,
  basis: basisSchema,
  /** First and last date of the events that it covers; an open end has null. */
  validFrom: plainDateSchema,
  validTo: plainDateSchema.nullable(),
};

/** Parses terms that come from outside. */
export const termsSchema = z.strictObject(termsShape);
export type AgreementTerms = Readonly<z.infer<typeof termsSchema>>;
