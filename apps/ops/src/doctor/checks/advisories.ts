import { type Instant, instant, millisOf } from '#kernel';
import { advisoriesView, type AdvisoryState, countsByState, type StateCount } from '#read-models';
import { needingSomebody } from '../../advisories/list.js';
import { type Check } from '../check.js';
import { type Finding, warning, well } from '../finding.js';
import { duration, many } from '../words.js';

/** What was due no longer ago than this, in milliseconds, may yet arrive by itself. */
const PATIENCE_MS = 3_600_000;
/** The states that the machine itself works on. */
const triedAgain: readonly AdvisoryState[] = ['failed', 'unknown'];

/** Which advisories have not come to an end as they should, and wait for somebody. */
export const advisoriesCheck: Check = {
  name: 'advisories',
  needs: 'installation',
  look: async ({ pool, now, configuration: { municipalities } }) =>
    judgeAdvisories(await countsByState(pool, advisoriesView.name, { municipalities, states: needingSomebody }), now),
};

export function judgeAdvisories(counts: readonly StateCount<AdvisoryState>[], now: Instant): readonly Finding[] {
  const sinceOf = ({ first }: StateCount): number => millisOf(now) - millisOf(instant(first));
  const findings = counts
    .filter((one) => !triedAgain.includes(one.state) || sinceOf(one) > PATIENCE_MS)
    .map((one) => {
      const todo = triedAgain.includes(one.state) ? 'tried again by itself, see endpoints' : 'waits for a person';
      return warning(`${many(one.rows, 'advisory', 'advisories')}, the oldest due ${duration(Math.max(0, sinceOf(one)))} ago, ${todo}: npm run ops -- advisories list --state ${one.state}`, one.state);
    });
  if (findings.length > 0) return findings;
  const trying = counts.reduce((sum, { rows }) => sum + rows, 0);
  return [well(trying === 0 ? 'none waits for somebody' : `none waits for somebody; ${trying} being tried again`)];
}
