/** How something is, from nothing to do to something to do at once. `skipped`: it was not looked at, for a reason that is said. */
export const verdicts = ['well', 'skipped', 'warning', 'failed'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a check found: how it is, and what to do. Nothing personal, no secret, and of an address no more than its host. */
export interface Finding {
  readonly verdict: Verdict;
  /** What of several it is about: a host, a partner, a view. */
  readonly about?: string;
  readonly says: string;
}

const finding =
  (verdict: Verdict) =>
  (says: string, about?: string): Finding => ({ verdict, ...(about === undefined ? {} : { about }), says });

export const well = finding('well');
export const skipped = finding('skipped');
export const warning = finding('warning');
export const failed = finding('failed');

/** The worst of them; well where there are none. */
export function worstOf(findings: readonly Finding[]): Verdict {
  return verdicts[Math.max(0, ...findings.map(({ verdict }) => verdicts.indexOf(verdict)))] ?? 'well';
}
