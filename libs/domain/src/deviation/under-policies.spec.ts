import { describe, expect, it } from '@jest/globals';
import { addDays, type PlainDate, plainDate, uuid } from '#kernel';
import { defaultPolicy, type Policy } from '../policy/policy.js';
import { type Breach } from './breach.js';
import { breachesUnder } from './under-policies.js';

const subjectId = uuid('a0000000-0000-4000-8000-000000000000');
const NEW_YEAR = plainDate('2026-01-01');
const limited = (days: number): Policy => ({ ...defaultPolicy, acuteStay: { ...defaultPolicy.acuteStay, days } });
const versions = (days: number) => ({ versions: [{ from: NEW_YEAR, policy: limited(days) }] });

/** A stay that breaks a limit of so many dates, unless it has ended. */
const stay = (from: string, until: PlainDate | null = null) => ({ acuteStay: { days } }: Policy): readonly Breach[] => {
  const since = addDays(plainDate(from), days);
  return until !== null && until <= since ? [] : [{ kind: 'overrun', rule: 'STAY-3', subjectId, since, facts: { days } }];
};
const since = (of: readonly Breach[]) => of.map((breach) => `${breach.since} ${breach.facts['days'] as number}`);

describe('breaches under a policy that changes', () => {
  it('are those of the default where none was set', () =>
    expect(since(breachesUnder({ versions: [] }, stay('2025-12-20')))).toEqual(['2026-01-03 14']));
  it('are those of the limit in force on the date that breaks it', () => {
    expect(since(breachesUnder(versions(21), stay('2025-12-20')))).toEqual(['2026-01-10 21']);
    expect(since(breachesUnder(versions(21), stay('2025-12-01')))).toEqual(['2025-12-15 14']);
  });
  it('begin with the shorter limit where the stay is beyond it already', () => {
    expect(since(breachesUnder(versions(7), stay('2025-12-20')))).toEqual(['2026-01-01 7']);
    expect(since(breachesUnder(versions(7), stay('2025-12-28')))).toEqual(['2026-01-04 7']);
  });
  it('leave alone what was over when a shorter limit came', () =>
    expect(breachesUnder(versions(7), stay('2025-12-10', plainDate('2025-12-20')))).toEqual([]));
  it('are each there once, from their first date on', () => {
    const twice = (policy: Policy) => [...stay('2026-02-10')(policy), ...stay('2026-02-01')(policy)];
    expect(since(breachesUnder(versions(14), twice))).toEqual(['2026-02-15 14']);
  });
});
