import { type DueKind, type Overdue, overdueByKind } from '#delivery';
import { usualHeldBackMs } from '#delivery/dispatch/backoff.js';
import { type Check } from '../check.js';
import { failed, type Finding, warning, well } from '../finding.js';
import { duration, many } from '../words.js';

/** What is due for longer than this, in milliseconds, is not being seen to. */
const WARNS_MS = 10 * 60_000;
/** By then even what waits for a partner that is away is handed to a person, in milliseconds. */
const FAILS_MS = usualHeldBackMs + WARNS_MS;

const subjects: Readonly<Record<DueKind, readonly [one: string, several: string]>> = {
  'advisory-send': ['advisory', 'advisories'],
  'advisory-acknowledgement': ['advisory that nobody confirmed', 'advisories that nobody confirmed'],
  'follow-up-due': ['overdue follow-up', 'overdue follow-ups'],
  'klippekort-expiry': ['klippekort that ends', 'klippekort that end'],
  'reservation-hold': ['reservation that lapses', 'reservations that lapse'],
  'deviation-begins': ['deviation that begins', 'deviations that begin'],
};

/** Whether what is due is being seen to. */
export const dueCheck: Check = {
  name: 'due',
  needs: 'installation',
  look: async ({ pool, now }) => judgeDue(await overdueByKind(pool, now)),
};

export function judgeDue(overdue: readonly Overdue[]): readonly Finding[] {
  const findings = overdue.filter(({ oldestMs }) => oldestMs > WARNS_MS).map(lying);
  if (findings.length > 0) return findings;
  const rows = overdue.reduce((sum, one) => sum + one.rows, 0);
  return [well(rows === 0 ? 'nothing waits that is due' : `${rows} due just now, none of it for long`)];
}

function lying({ kind, rows, oldestMs, heldBack }: Overdue): Finding {
  const [one, several] = subjects[kind];
  const away = heldBack === 0 ? '' : `, ${heldBack} of them because the partner is away: see endpoints`;
  const todo = heldBack === rows ? '' : '; start the service, or a process with ROLES=worker, and see processors';
  const says = `${many(rows, one, several)} not seen to, the oldest for ${duration(oldestMs)}${away}${todo}`;
  return oldestMs > FAILS_MS ? failed(says) : warning(says);
}
