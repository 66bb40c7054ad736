import { BadConfiguration } from '#platform/configuration/bad-configuration.js';
import { type Configuration, readConfiguration } from '#platform/configuration/configuration.js';
import { failed, type Finding, well } from '../finding.js';
import { whatFailed } from '../what-failed.js';

/** Reads the configuration as the service would; a wrong one is told by its variables, never by their values. */
export function lookAtConfiguration(environment: Readonly<Record<string, string | undefined>>): {
  readonly configuration?: Configuration;
  readonly findings: readonly Finding[];
} {
  try {
    return { configuration: readConfiguration(environment), findings: [well('can be read')] };
  } catch (error) {
    if (!(error instanceof BadConfiguration)) return { findings: [whatFailed(error)] };
    return { findings: error.problems.map(({ variable, problem }) => failed(`${problem}; the service does not start with it`, variable)) };
  }
}
