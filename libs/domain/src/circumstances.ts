import { type Actor, type Instant, type MunicipalityCode, type PlainDate } from '#kernel';
import { type Policy } from './policy/policy.js';

/** What a decision is taken in the light of, beside the command and the state: all that is not history. */
export interface Circumstances {
  readonly now: Instant;
  /** The date in Denmark at `now`. */
  readonly today: PlainDate;
  readonly actor: Actor;
  readonly municipality: MunicipalityCode;
  readonly policy: Policy;
}
