import { type JsonObject, type PlainDate } from '#kernel';

/** Changes a part of the policy, or all of it, from a date on. What is not named stays as it is on that date. */
export interface SetPolicy {
  readonly type: 'SetPolicy';
  /** First date on which it holds. */
  readonly from: PlainDate;
  readonly change: JsonObject;
}
export type PolicyCommand = SetPolicy;
