import { type PlainDate } from '#kernel';
import { type PolicyEvent } from './events.js';
import { defaultPolicy, type Policy } from './policy.js';

/** A version of the policy, from its first date until the next one's. */
export interface PolicyVersion {
  readonly from: PlainDate;
  readonly policy: Policy;
}

/** A municipality's policy over time. */
export interface PolicyVersions {
  /** By first date; of two that were set from one date on, only the later set. */
  readonly versions: readonly PolicyVersion[];
}

/** The default policy, for ever. */
export const noPolicySet: PolicyVersions = { versions: [] };

export function evolve({ versions }: PolicyVersions, { data }: PolicyEvent): PolicyVersions {
  const earlier = versions.filter(({ from }) => from < data.from);
  const later = versions.filter(({ from }) => from > data.from);
  return { versions: [...earlier, data, ...later] };
}

/** The policy in force on a date: the default before the first version. */
export function policyOn({ versions }: PolicyVersions, date: PlainDate): Policy {
  return versions.findLast(({ from }) => from <= date)?.policy ?? defaultPolicy;
}
