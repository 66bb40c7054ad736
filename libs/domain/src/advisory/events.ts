import { event, eventCatalogue, type EventOf, instantSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { basisSchema, dataCategories, ownerSchema, spanSchema } from '../agreement/terms.js';
import { causes } from '../pathway/stay/events.js';
import { aboutSchema } from './about.js';
import { advisoryKinds } from './kinds.js';

/** Notice fell short of what was agreed: by so many calendar days (0 when only the hour was missed), and by whom. */
export const lateSchema = z.strictObject({ by: z.number().int().nonnegative(), causedBy: z.enum(causes) });
export type Late = Readonly<z.infer<typeof lateSchema>>;

const attempt = z.number().int().positive();

/** Version 1 knew discharges from a botilbud alone. */
function aboutAnyOccasion({ stayId, about, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { ...rest, subjectId: stayId, about: { trigger: 'botilbud-discharge', ...(about as object) } };
}

/** The partner that it is due to once more; earlier logs do not say it anew. */
const dueTo = z.string().optional();

/** A notice to a partner is to go out at `dueAt`. It names the citizen by id only; the message is built when it is sent. */
export const AdvisoryPlanned = event('AdvisoryPlanned', 2, {
  kind: z.enum(advisoryKinds),
  citizenId: uuidSchema,
  partnerId: z.string(),
  agreementId: uuidSchema,
  agreementVersion: z.number().int().positive(),
  /** The event on the pathway that asked for it. */
  triggeredBy: uuidSchema,
  /** The stay, arrangement, transition, visitation or closing that it is about; of a death the citizen. */
  subjectId: uuidSchema,
  /** The plan that a discharge goes by; null for one that nobody had planned, and for all else. */
  planId: uuidSchema.nullable(),
  about: aboutSchema,
  dueAt: instantSchema,
  late: lateSchema.nullable(),
  /** As agreed, with no more categories of data than may leave about such an occasion. */
  basis: basisSchema.extend({ dataCategories: z.array(z.enum(dataCategories)) }),
  /** How soon after sending the partner is to confirm; null when nothing was agreed. */
  acknowledgeWithin: spanSchema.nullable(),
  /** Who gets a task when it does not arrive or is not confirmed. */
  escalateTo: ownerSchema,
  /** The advisory that this one sets right; null when the partner was told nothing before. */
  corrects: uuidSchema.nullable(),
  /** The revision of the agreement on account of which it took another's place; absent where the pathway asked for it. */
  underRevision: uuidSchema.optional(),
}, { upcasters: [{ data: aboutAnyOccasion }] });
export type AdvisoryContent = EventOf<typeof AdvisoryPlanned>['data'];

/** Another advisory took its place; no further attempt is made. */
export const AdvisoryReplaced = event('AdvisoryReplaced', 1, {
  by: uuidSchema,
  byKind: z.enum(advisoryKinds),
  /** True when an attempt had begun, so that the partner may hold it. */
  possiblySent: z.boolean(),
});

/** Why a person calls an advisory off (rule ADV-6): the partner was told on the phone or in person, or is not to be told. */
export const callOffs = ['told-by-other-means', 'not-to-be-told'] as const;
export type CallOff = (typeof callOffs)[number];

/** Why an advisory is no longer to go out. */
export const withdrawals = ['cancelled', 'retracted', 'backdated', 'known-already', 'agreement-ended', 'citizen-died', ...callOffs] as const;

/** Its reason fell away, or a person called it off; no further attempt is made. */
export const AdvisoryWithdrawn = event('AdvisoryWithdrawn', 1, {
  because: z.enum(withdrawals),
  possiblySent: z.boolean(),
});

/**
 * Why nothing may go out. `no-basis`: the agreement names neither a law nor consent, or none of what it asks for may leave about such an
 * occasion. `citizen-unknown`: nobody can say who the citizen is; `citizen-erased`: nobody can any more. `replacement-cpr`: MedCom
 * messages carry official personnumre only.
 */
export const blockings = ['no-consent', 'no-basis', 'citizen-unknown', 'citizen-erased', 'replacement-cpr'] as const;
export type Blocking = (typeof blockings)[number];

/** When it was to go out, nothing allowed telling the partner. It waits until something does. */
export const AdvisoryBlocked = event('AdvisoryBlocked', 1, { because: z.enum(blockings) });

/** What had been missing is there: it is due again. */
export const AdvisoryUnblocked = event('AdvisoryUnblocked', 1, { dueAt: instantSchema, partnerId: dueTo });

/** An attempt begins. From here on nobody can say that nothing went out, until its outcome is known. */
export const AdvisoryDispatchStarted = event('AdvisoryDispatchStarted', 1, { attempt });

/** The partner's system took it (2xx). */
export const AdvisorySent = event('AdvisorySent', 1, {
  attempt,
  at: instantSchema,
  /** By when the partner is to confirm; null when nothing was agreed. */
  acknowledgeBy: instantSchema.nullable(),
});

/** Why an attempt failed: never reached the partner, was turned down by it, or nobody knows. */
export const failures = ['unreachable', 'rejected', 'unknown', 'not-buildable'] as const;
export type Failure = (typeof failures)[number];

export const AdvisoryAttemptFailed = event('AdvisoryAttemptFailed', 1, {
  attempt,
  why: z.enum(failures),
  /** The HTTP status or the system's error code, never a text. */
  code: z.string().max(64),
  /** When the next attempt is due; null when there will be none. */
  retryAt: instantSchema.nullable(),
});

/** All attempts are used up. */
export const AdvisoryGivenUp = event('AdvisoryGivenUp', 1, { attempts: attempt });

/** Why it is worth another try: what stood in its way is gone (the partner is back, the agreement was revised), or in hope. */
export const redriveReasons = ['obstacle-removed', 'another-try'] as const;
export type RedriveReason = (typeof redriveReasons)[number];

/** A person lets an advisory that was given up be tried again, from the first attempt on (rule ADV-6). */
export const AdvisoryRedriven = event('AdvisoryRedriven', 1, { dueAt: instantSchema, because: z.enum(redriveReasons), partnerId: dueTo });

/** The partner opened it where it stands in this service, and so was told what it says. */
export const AdvisoryOpened = event('AdvisoryOpened', 1, {});

/** The partner confirmed that it was read. */
export const AdvisoryAcknowledged = event('AdvisoryAcknowledged', 1, {});

/** The partner answered that it will not act on it. */
export const AdvisoryRefused = event('AdvisoryRefused', 1, {
  reason: z.enum(['not-our-citizen', 'not-our-task', 'not-understood', 'other']),
});

/** The partner's system answered that it holds the message (a positive MedCom Acknowledgement). */
export const AdvisoryDelivered = event('AdvisoryDelivered', 1, {
  /** Whether that is the confirmation that was agreed; where it is not, somebody at the partner's is still to confirm. */
  confirms: z.boolean(),
  /** By when somebody is to confirm, where nothing had said so before. */
  acknowledgeBy: instantSchema.nullable(),
});

/** The partner's system answered that it did not take the message in (a negative MedCom Acknowledgement). */
export const AdvisoryTurnedDown = event('AdvisoryTurnedDown', 1, {
  /** `for-now`: the same may be sent again; `for-good`: it will never be taken. */
  how: z.enum(['for-now', 'for-good']),
  /** What was wrong, as the partner's machine words. */
  codes: z.array(z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/)).max(20),
  /** When the next attempt is due; null when there will be none. */
  retryAt: instantSchema.nullable(),
  partnerId: dueTo,
});

/** Somebody at the partner's wrote back. What they wrote is kept under the citizen's own key. */
export const AdvisoryAnswered = event(
  'AdvisoryAnswered',
  1,
  {
    /** The answer's own id, by which its sender knows it. */
    messageId: z.string().max(64),
  },
  { personal: { text: z.string() } },
);

/** A person takes over from the machine. */
export const AdvisoryEscalated = event('AdvisoryEscalated', 1, {
  because: z.enum(['given-up', 'not-acknowledged', 'refused', 'blocked', 'turned-down']),
  to: ownerSchema,
});

const definitions = [
  AdvisoryPlanned,
  AdvisoryReplaced,
  AdvisoryWithdrawn,
  AdvisoryBlocked,
  AdvisoryUnblocked,
  AdvisoryDispatchStarted,
  AdvisorySent,
  AdvisoryAttemptFailed,
  AdvisoryGivenUp,
  AdvisoryRedriven,
  AdvisoryOpened,
  AdvisoryAcknowledged,
  AdvisoryRefused,
  AdvisoryDelivered,
  AdvisoryTurnedDown,
  AdvisoryAnswered,
  AdvisoryEscalated,
] as const;

export type AdvisoryEvent = EventOf<(typeof definitions)[number]>;

/** The category of advisory streams; the id is derived from trigger, partner and kind. */
export const ADVISORY = 'advisory';

/** Reads the stored events of an `advisory-…` stream. */
export const advisoryCatalogue = eventCatalogue<AdvisoryEvent>(definitions);
