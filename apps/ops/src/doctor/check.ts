import { type Configuration } from '#platform/configuration/configuration.js';
import { type Circumstances } from './circumstances.js';
import { type Finding } from './finding.js';

interface Named {
  readonly name: string;
  /** How long it may take, in milliseconds, where that is longer than usual. */
  readonly withinMs?: number;
}

/** Looks at one thing and changes nothing. What it needs says when it can be looked at. */
export type Check =
  | (Named & { readonly needs: 'configuration'; look(configuration: Configuration): Promise<readonly Finding[]> })
  | (Named & { readonly needs: 'installation'; look(circumstances: Circumstances): Promise<readonly Finding[]> });

/** What one check came to. */
export interface CheckResult {
  readonly name: string;
  readonly findings: readonly Finding[];
}
