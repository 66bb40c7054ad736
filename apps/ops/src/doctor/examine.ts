import { type Configuration } from '#platform/configuration/configuration.js';
import { type Installation } from '../installation/open-installation.js';
import { type Check, type CheckResult } from './check.js';
import { lookAtConfiguration } from './checks/configuration.js';
import { reachDatabase } from './checks/database.js';
import { circumstancesOf } from './circumstances.js';
import { find } from './find.js';
import { type Finding, skipped } from './finding.js';
import { someAtATime } from './some-at-a-time.js';

/** As many as the pool has connections, so that none waits for another's. */
const AT_ONCE = 4;
/** How long letting go of the installation may take, in milliseconds; what hangs until then ends with the process. */
const CLOSE_MS = 5_000;

export interface Examination {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly checks: readonly Check[];
  /** How long a check may take, in milliseconds. */
  readonly withinMs: number;
  readonly onDone: (result: CheckResult) => void;
}

/** The names of all that is looked at, those before the checks included. */
export function namesOf(checks: readonly Check[]): readonly string[] {
  return ['configuration', 'database', ...checks.map(({ name }) => name)];
}

/**
 * Looks at everything that can be looked at: first the configuration and the database, since the others stand on them, then the others,
 * some at a time. Gives the results in the order of {@link namesOf}; never rejects.
 */
export async function examine({ environment, checks, withinMs, onDone }: Examination): Promise<readonly CheckResult[]> {
  const done = (name: string, findings: readonly Finding[]): CheckResult => {
    const result = { name, findings };
    onDone(result);
    return result;
  };
  const { configuration, findings } = lookAtConfiguration(environment);
  const first = done('configuration', findings);
  let installation: Installation | undefined;
  const second = done('database', await find(async () => {
    if (!configuration) return [skipped('needs a configuration that can be read')];
    const reached = await reachDatabase(configuration);
    ({ installation } = reached);
    return reached.findings;
  }, withinMs));
  const circumstances = installation && circumstancesOf(installation);
  try {
    const others = await someAtATime(checks, AT_ONCE, async (check) => done(check.name, await find(() => look(check, configuration, circumstances), check.withinMs ?? withinMs)));
    return [first, second, ...others];
  } finally {
    if (installation) await closed(installation);
  }
}

function look(check: Check, configuration: Configuration | undefined, circumstances: ReturnType<typeof circumstancesOf> | undefined): Promise<readonly Finding[]> {
  if (check.needs === 'configuration') return configuration ? check.look(configuration) : Promise.resolve([skipped('needs a configuration that can be read')]);
  return circumstances ? check.look(circumstances) : Promise.resolve([skipped('needs a database that can be reached')]);
}

/** Closes it; never rejects. What does not let go in time, a query without an answer, is left. */
async function closed({ close }: Installation): Promise<void> {
  await find(async () => {
    await close();
    return [];
  }, CLOSE_MS);
}
