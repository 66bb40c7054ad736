import { z } from 'zod';
import { ownerSchema } from '../agreement/terms.js';

/** What a follow-up can follow from, each with the dates that its due date can be counted from. */
export const anchorsOf = {
  /** Somebody turns to the municipality about the citizen, or the case is opened without that. */
  'case-begun': ['begun'],
  /** The emergency department of a somatic hospital refers somebody, known or not. */
  'referral-received': ['received'],
  /** An akutplads, limited to so many dates in a window (rule STAY-3). */
  'akutplads-started': ['started', 'last-allowed'],
  /** A hospital admits the citizen. */
  'hospital-admitted': ['admitted'],
  /** A hospital admits a citizen who gets support. */
  'supported-citizen-admitted': ['admitted'],
  /** A psychiatric ward admits a citizen who gets support under SEL afsnit V (rule DIS-2). */
  'supported-citizen-admitted-to-psychiatry': ['admitted'],
  /** The hospital says when it expects to discharge. */
  'hospital-discharge-expected': ['expected'],
  'hospital-discharged': ['discharged'],
  /** The citizen leaves a botilbud or an akutplads, and stays the municipality's concern. */
  'stay-discharged': ['discharged'],
  /** A period of massive support. */
  'intensive-support-started': ['started', 'last'],
  'visitation-registered': ['decided', 'from', 'to'],
  'klippekort-issued': ['expires'],
  /** The last clip is used, or two within a short time (rule KLI-3). */
  'klippekort-running-out': ['used'],
  'handover-offered': ['offered'],
  /** An advisory that did not arrive or was not confirmed. */
  'advisory-escalated': ['escalated'],
  /** A partner announces in writing that it will discharge. */
  'discharge-notice-received': ['received'],
  /** A partner writes about anything else. */
  'partner-message-received': ['received'],
  /** A partner wrote back to an advisory. */
  'advisory-answered': ['answered'],
} as const;

export type FollowUpTrigger = keyof typeof anchorsOf;
export type Anchor = (typeof anchorsOf)[FollowUpTrigger][number];

const triggers = Object.keys(anchorsOf) as [FollowUpTrigger, ...FollowUpTrigger[]];
const anchors = [...new Set(Object.values(anchorsOf).flat())] as [Anchor, ...Anchor[]];

/** Who gets the task, as a role in what it follows from; where nobody has the role, the coordinator. */
export const ownerRoles = ['coordinator', 'tilbud', 'sender', 'receiver', 'named'] as const;
export type OwnerRole = (typeof ownerRoles)[number];

/** What, when it is recorded, does a task. What is not listed a person says is done. */
export const fulfilments = [
  'contact',
  'visit',
  'inquiry-answered',
  'visitation-decided',
  'discharge-planned',
  'left',
  'support-paused',
  'discharge-arranged',
  'handleplan-offered',
  'support-started',
  'decided-anew',
  'expired',
  'inquiry-offered',
  'handover-answered',
  'discharge-registered',
] as const;
export type Fulfilment = (typeof fulfilments)[number];

/**
 * When it is due: so long after a date of its trigger, before it when negative. `dates-used` is the date on which so many dates
 * of an akutplads are used.
 */
export const dueSchema = z.strictObject({
  value: z.number().int().min(-3660).max(3660),
  unit: z.enum(['days', 'working-days', 'months', 'dates-used']),
  anchor: z.enum(anchors),
});
export type DueTerm = Readonly<z.infer<typeof dueSchema>>;

/** One row of the table: what asks for a follow-up of its kind, when it is due and whose it is. */
export const followUpRowSchema = z.strictObject({
  /** Off: nothing that happens from then on asks for it. */
  active: z.boolean(),
  triggers: z.array(z.enum(triggers)).min(1),
  due: dueSchema,
  /** Calendar days before it is due from which on it is shown; null for at once. */
  shownDaysBefore: z.number().int().nonnegative().max(3660).nullable(),
  /** Again every so many calendar days until a date of the trigger; null for once. */
  repeat: z.strictObject({ everyDays: z.number().int().positive(), until: z.enum(anchors) }).nullable(),
  /** A role, or a fixed unit with a person in it where one is named. */
  owner: z.union([z.enum(ownerRoles), ownerSchema]),
  /** What does it when it is recorded; null where only a person can say so. */
  fulfilledBy: z.enum(fulfilments).nullable(),
});
export type FollowUpRow = Readonly<z.infer<typeof followUpRowSchema>>;

/** The kind of a follow-up, which names its row: lower-case words and digits with `-`. */
export const followUpKindSchema = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/).max(64);

/** The rows by kind. */
export const followUpTableSchema = z.record(followUpKindSchema, followUpRowSchema);
export type FollowUpTable = Readonly<z.infer<typeof followUpTableSchema>>;
