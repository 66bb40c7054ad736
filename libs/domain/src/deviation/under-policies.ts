import { type PlainDate } from '#kernel';
import { defaultPolicy, type Policy } from '../policy/policy.js';
import { type PolicyVersions } from '../policy/state.js';
import { type Breach } from './breach.js';

/** A policy, and the dates on which it is in force. */
interface Period {
  /** Null: from ever. */
  readonly from: PlainDate | null;
  /** First date of the next one; null while it goes on. */
  readonly until: PlainDate | null;
  readonly policy: Policy;
}

/**
 * The breaches as they are under a policy that changes: each limit is the one in force on the date that breaks it. One
 * that would have lasted longer under the former policy, and is beyond the new one already, is broken on the first date
 * of the new.
 */
export function breachesUnder(versions: PolicyVersions, reading: (policy: Policy) => readonly Breach[]): readonly Breach[] {
  const found = new Map<string, Breach>();
  let before = new Set<string>();
  for (const { from, until, policy } of periodsOf(versions)) {
    const read = new Map<string, Breach>();
    for (const breach of reading(policy)) {
      const key = breachKey(breach);
      const other = read.get(key);
      if (!other || breach.since < other.since) read.set(key, breach);
    }
    for (const [key, breach] of read) {
      if (found.has(key) || (until !== null && breach.since >= until)) continue;
      if (from === null || breach.since >= from) found.set(key, breach);
      else if (before.has(key)) found.set(key, { ...breach, since: from });
    }
    before = new Set(read.keys());
  }
  return [...found.values()];
}

/** What names a breach for good, within the pathway or tilbud that it is read off. */
export function breachKey({ kind, subjectId }: Pick<Breach, 'kind' | 'subjectId'>): string {
  return `${kind} ${subjectId}`;
}

function periodsOf({ versions }: PolicyVersions): readonly Period[] {
  const first: Period = { from: null, until: versions[0]?.from ?? null, policy: defaultPolicy };
  return [first, ...versions.map(({ from, policy }, at) => ({ from, until: versions[at + 1]?.from ?? null, policy }))];
}
