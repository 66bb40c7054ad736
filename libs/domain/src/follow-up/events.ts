import { event, eventCatalogue, type EventOf, instantSchema, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { ownerSchema } from '../agreement/terms.js';
import { followUpKindSchema, fulfilments } from '../policy/follow-up-table.js';

const due = {
  /** Last date on which it is done in time. */
  due: plainDateSchema,
  /** First date on which it is of use to look at it; at once when absent. */
  shownFrom: plainDateSchema.optional(),
  /** When it is escalated if it is not done: within working hours. The end of the due date when absent. */
  escalateAt: instantSchema.optional(),
};

/** A task with an owner and a due date. */
export const FollowUpOpened = event('FollowUpOpened', 1, {
  /** Its row in the policy's table. */
  kind: followUpKindSchema,
  citizenId: uuidSchema,
  owner: ownerSchema,
  ...due,
  /** Why, as a code: what led to it. */
  reason: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(64),
  /** The event that asked for it. */
  sourceEventId: uuidSchema,
  /** The stay, admission, service, visitation, klippekort, transition, inquiry or advisory that it is about. */
  subjectId: uuidSchema,
});
export type FollowUpContent = EventOf<typeof FollowUpOpened>['data'];

/** What it follows from was recorded with another date. */
export const FollowUpRescheduled = event('FollowUpRescheduled', 1, due);

/**
 * Another owner. `followed`: it is whoever has the role now that asked for it, a new coordinator for example; `handed-on`: somebody
 * gave it to them; `taken`: they took it; `transferred`: the case is another municipality’s now.
 */
export const FollowUpReassigned = event('FollowUpReassigned', 1, { owner: ownerSchema, how: z.enum(['followed', 'handed-on', 'taken', 'transferred']) });

/** What had fallen away, or had done it, does not count any more. */
export const FollowUpReopened = event('FollowUpReopened', 1, { owner: ownerSchema, ...due });

const note = { personal: { note: z.string().optional() } };

/** What a person can say came of a task. */
export const outcomes = ['done', 'decided', 'partner-informed', 'not-relevant'] as const;
export type PersonsOutcome = (typeof outcomes)[number];

/** It is done: a person says so, or something that was recorded did it. */
export const FollowUpCompleted = event(
  'FollowUpCompleted',
  1,
  {
    outcome: z.enum([...outcomes, 'fulfilled', 'expired']),
    /** What did it; absent where a person said so. */
    by: z.enum(fulfilments).optional(),
  },
  note,
);

/** How the reason of a task can fall away. */
export const droppings = [
  'entry-taken-back',
  'date-moved',
  'citizen-died',
  'pathway-closed',
  'inquiry-answered',
  'stay-ended',
  'admission-ended',
  'expectation-withdrawn',
  'readmitted',
  'service-ended',
  'visitation-revoked',
  'klippekort-superseded',
  'klippekort-expired',
  'klippekort-used-up',
  'transition-ended',
  'advisory-unblocked',
  'advisory-stopped',
  /** The partner has said that it holds it; somebody there is still to confirm. */
  'advisory-arrived',
  'advisory-confirmed',
  /** A person has it sent once more: should that come to nothing too, it is asked for again. */
  'advisory-redriven',
] as const;
export type Dropping = (typeof droppings)[number];

/** Why a person takes a task away. */
export const cancellations = ['duplicate', 'opened-in-error', 'citizen-declined', 'handled-elsewhere', 'other'] as const;
export type Cancellation = (typeof cancellations)[number];

/** Its reason fell away, or a person took it away for one. */
export const FollowUpCancelled = event('FollowUpCancelled', 1, { because: z.enum([...droppings, ...cancellations]) }, note);

/** Not done on the due date: it is shown to whom the policy names. */
export const FollowUpEscalated = event('FollowUpEscalated', 1, {
  because: z.literal('overdue'),
  /** Whom it is shown to; the owner's manager when absent. */
  to: ownerSchema.optional(),
});

const definitions = [
  FollowUpOpened,
  FollowUpRescheduled,
  FollowUpReassigned,
  FollowUpReopened,
  FollowUpCompleted,
  FollowUpCancelled,
  FollowUpEscalated,
] as const;

export type FollowUpEvent = EventOf<(typeof definitions)[number]>;

/** The category of follow-up streams; the id is derived from the citizen and what is to be followed up. */
export const FOLLOW_UP = 'follow_up';

/** Reads the stored events of a `follow_up-…` stream. */
export const followUpCatalogue = eventCatalogue<FollowUpEvent>(definitions);
