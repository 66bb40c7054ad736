import { type Position } from '#kernel';
import { type Configuration } from '#platform/configuration/configuration.js';
import { type ProcessorStatus } from '#processing';
import { type ProcessorsRead, readProcessors } from '../../projections/read-processors.js';
import { type Check } from '../check.js';
import { failed, type Finding, warning, well } from '../finding.js';
import { many } from '../words.js';

/** As far behind the end of the log a processor may be while it works: events on PostgreSQL, bytes on EventStoreDB. */
const USUAL_LAG: Readonly<Record<Configuration['eventStore']['engine'], bigint>> = { postgres: 1_000n, eventstoredb: 1_000_000n };

/** How far each processor has come, who works on it, and what stops it. */
export const processorsCheck: Check = {
  name: 'processors',
  needs: 'installation',
  look: async ({ pool, store, configuration: { eventStore } }) => judgeProcessors(await readProcessors(pool, store), USUAL_LAG[eventStore.engine]),
};

export function judgeProcessors({ head, processors }: ProcessorsRead, usualLag: bigint): readonly Finding[] {
  if (processors.length === 0) return [warning('none has ever worked: start the service, or a process with ROLES=worker')];
  const lagOf = ({ position }: ProcessorStatus): bigint => (position < head ? head - position : 0n);
  const findings = [...processors.flatMap(stopped), ...unattended(processors), ...late(processors, lagOf, usualLag)];
  if (findings.length > 0) return findings;
  const furthest = processors.map(lagOf).reduce((a, b) => (a > b ? a : b), 0n);
  const owners = [...new Set(processors.map(({ owner }) => owner))];
  const place = furthest === 0n ? 'at the end of the log' : `at most ${furthest} behind the end of the log`;
  return [well(`all ${processors.length} stand ${place}, held by ${owners.length <= 2 ? owners.join(' and ') : `${owners.length} processes`}`)];
}

/** What stands still on account of an event that cannot be handled. */
function stopped({ name, state, failingPosition, failure, attempts, parkedEvents }: ProcessorStatus): readonly Finding[] {
  const findings: Finding[] = [];
  const place = `the event at ${String(failingPosition)} (${failure ?? 'unknown failure'})`;
  if (state === 'halted') {
    findings.push(failed(`stands still before ${place}, which failed ${many(attempts, 'time')}: it goes on by itself once a release runs that can handle it`, name));
  }
  if (state === 'retrying') findings.push(warning(`tries again what failed, ${place}: look again in some minutes`, name));
  if (parkedEvents > 0) {
    const mend = name.startsWith('view-') ? `; with a release that can handle them, npm run ops -- projections rebuild ${name.slice('view-'.length)}` : ': report it to whoever made the release';
    findings.push(failed(`${many(parkedEvents, 'event')} could not be handled and were set aside${mend}`, name));
  }
  return findings;
}

function unattended(processors: readonly ProcessorStatus[]): readonly Finding[] {
  const without = processors.filter(({ owner }) => owner === null).map(({ name }) => name);
  if (without.length === 0) return [];
  const which = without.length === processors.length ? `any of the ${without.length}` : without.join(', ');
  return [warning(`nobody works on ${which}: start the service, or a process with ROLES=worker`)];
}

/** Those that are far behind although no event stops them. */
function late(processors: readonly ProcessorStatus[], lagOf: (one: ProcessorStatus) => Position, usualLag: bigint): readonly Finding[] {
  return processors
    .filter((one) => one.state === 'running' && lagOf(one) > usualLag)
    .map((one) => warning(`is ${lagOf(one)} behind the end of the log, ${one.owner === null ? 'and nobody works on it' : `held by ${one.owner}`}: look again in some minutes whether it comes nearer`, one.name));
}
