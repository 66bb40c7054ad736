import { type AdvisoryContent, type Blocking, type Failure, type OccasionTrigger } from '#domain';
import { type Instant } from '#kernel';
import { type StreamRow } from '../bitemporal/row-per-stream.js';

/**
 * How far an advisory has come. `blocked`: it was due, and nothing allowed telling the partner. `unknown`: an attempt ended without an
 * answer, the partner may hold it. `delivered`: the partner's system says that it holds it. `turned-down`: it says that it did not take
 * it in. `answered`: somebody wrote back.
 */
export const advisoryStates = [
  'planned',
  'blocked',
  'sending',
  'unknown',
  'failed',
  'sent',
  'delivered',
  'turned-down',
  'acknowledged',
  'refused',
  'answered',
  'replaced',
  'withdrawn',
  'given-up',
] as const;
export type AdvisoryState = (typeof advisoryStates)[number];

/**
 * One advisory and what became of it. It holds from its planning until nothing more is expected of it; `at` is when it is due,
 * `unit` who takes over when it does not arrive.
 */
export interface AdvisoryRow extends StreamRow {
  readonly state: AdvisoryState;
  readonly kind: AdvisoryContent['kind'];
  readonly partnerId: string;
  readonly agreementId: string;
  /** What it is about: the stay, arrangement, transition, visitation or closing; of a death the citizen. */
  readonly trigger: OccasionTrigger;
  readonly subjectId: string;
  /** The stay of a discharge; null of all else. */
  readonly stayId: string | null;
  readonly planId: string | null;
  readonly about: AdvisoryContent['about'];
  readonly dueAt: Instant;
  readonly late: AdvisoryContent['late'];
  readonly basis: AdvisoryContent['basis'];
  /** The advisory it sets right, and the one that took its place. */
  readonly corrects: string | null;
  readonly replacedBy: string | null;
  readonly attempts: number;
  /** Why nothing may go out; null while it is not blocked. */
  readonly blockedBecause: Blocking | null;
  readonly lastFailure: { readonly why: Failure; readonly code: string } | null;
  readonly plannedAt: Instant;
  /** When the last attempt began. */
  readonly attemptedAt: Instant | null;
  readonly sentAt: Instant | null;
  /** When the partner's system said that it holds it. */
  readonly deliveredAt: Instant | null;
  readonly acknowledgeBy: Instant | null;
  /** When the partner opened it in this service. */
  readonly openedAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly escalatedAt: Instant | null;
}
