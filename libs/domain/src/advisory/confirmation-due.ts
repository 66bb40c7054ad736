import { type Instant } from '#kernel';
import { after } from '../agreement/lead-time.js';
import { type Policy } from '../policy/policy.js';
import { isStopped, type PlannedAdvisory } from './state.js';

/** By when the partner is to confirm what it got at an instant; null where nothing was agreed, or something else took its place. */
export function confirmationDue(advisory: PlannedAdvisory, gotAt: Instant, policy: Pick<Policy, 'workingDays'>): Instant | null {
  const { acknowledgeWithin } = advisory.content;
  return acknowledgeWithin === null || isStopped(advisory) ? null : after(acknowledgeWithin, gotAt, policy);
}
