import { type PlainDate } from '#kernel';
import { type DelegationTerms } from './terms.js';

/** Lets another municipality perform for the manager's own. */
export interface GrantDelegation {
  readonly type: 'GrantDelegation';
  readonly terms: Omit<DelegationTerms, 'from'>;
}

/** Ends a delegation ahead of its time; `on` is the first date without it. */
export interface RevokeDelegation {
  readonly type: 'RevokeDelegation';
  readonly on: PlainDate;
}
export type DelegationCommand = GrantDelegation | RevokeDelegation;
