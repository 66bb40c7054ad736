import { event, eventCatalogue, type EventOf, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { ownerSchema } from '../agreement/terms.js';

/** What there is to follow up. */
export const followUpKinds = ['klippekort-expiry-note', 'klippekort-expiry', 'support-decision-due', 'advisory-escalated'] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

/** A task with an owner and a due date. */
export const FollowUpOpened = event('FollowUpOpened', 1, {
  kind: z.enum(followUpKinds),
  citizenId: uuidSchema,
  owner: ownerSchema,
  /** Last date on which it is done in time. */
  due: plainDateSchema,
  /** Why, as a code: the kind's own word for what led to it. */
  reason: z.string().regex(/^[a-z]+(-[a-z]+)*$/).max(64),
  /** The event that asked for it. */
  sourceEventId: uuidSchema,
  /** The klippekort, service or advisory that it is about. */
  subjectId: uuidSchema,
});
export type FollowUpContent = EventOf<typeof FollowUpOpened>['data'];

export const FollowUpCompleted = event('FollowUpCompleted', 1, {
  outcome: z.enum(['done', 'decided', 'partner-informed', 'expired', 'not-relevant']),
});

/** Its reason fell away. */
export const FollowUpCancelled = event('FollowUpCancelled', 1, {
  because: z.enum(['klippekort-superseded', 'service-ended', 'citizen-died', 'entered-in-error']),
});

/** Not done on the due date: it is shown to the owner's manager. */
export const FollowUpEscalated = event('FollowUpEscalated', 1, { because: z.literal('overdue') });

const definitions = [FollowUpOpened, FollowUpCompleted, FollowUpCancelled, FollowUpEscalated] as const;

export type FollowUpEvent = EventOf<(typeof definitions)[number]>;

/** The category of follow-up streams; the id is derived from what led to it and the kind. */
export const FOLLOW_UP = 'follow_up';

/** Reads the stored events of a `follow_up-…` stream. */
export const followUpCatalogue = eventCatalogue<FollowUpEvent>(definitions);
