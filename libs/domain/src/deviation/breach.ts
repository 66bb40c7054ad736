import { type JsonObject, type PlainDate, type Uuid } from '#kernel';
import { type PathwayState } from '../pathway/state.js';
import { type Policy } from '../policy/policy.js';

/** A limit that is broken, or will be unless something happens. Reality is never refused for it: it becomes a deviation. */
export interface Breach {
  /** Which limit, in a machine's words: `acute-stay-overrun`. */
  readonly kind: string;
  /** The rule that states the limit. */
  readonly rule: string;
  /** What broke it: a stay, an admission, a transition. With the kind it names the breach for good. */
  readonly subjectId: Uuid;
  /** First date on which the limit is broken. It may lie ahead: it is a breach only when that date comes. */
  readonly since: PlainDate;
  /** What it was decided on. Never anything personal. */
  readonly facts: JsonObject;
}

/** The breaches that a track states: a reading of the pathway, without a clock. */
export type BreachReading = (state: PathwayState, policy: Policy) => readonly Breach[];
