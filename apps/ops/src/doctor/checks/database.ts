import { type Configuration } from '#platform/configuration/configuration.js';
import { type Pool } from 'pg';
import { type Installation, NothingRuns, openInstallationOf } from '../../installation/open-installation.js';
import { failed, type Finding, well } from '../finding.js';
import { wordOf } from '../what-failed.js';

/** The oldest version that the schema works on, as PostgreSQL counts versions. */
const LEAST_VERSION = 150_000;

export interface Server {
  readonly version: string;
  readonly versionNumber: number;
  /** Whether it only follows another server, and takes nothing in. */
  readonly standby: boolean;
}

/** Opens the installation and asks its database who it is. Where that does not answer there is no installation to look at. */
export async function reachDatabase(configuration: Configuration): Promise<{ readonly installation?: Installation; readonly findings: readonly Finding[] }> {
  let installation: Installation | undefined;
  try {
    installation = await openInstallationOf(configuration);
    return { installation, findings: [judgeServer(await askServer(installation.pool))] };
  } catch (error) {
    await installation?.close();
    return { findings: [failed(unreached(error))] };
  }
}

async function askServer(pool: Pick<Pool, 'query'>): Promise<Server> {
  const { rows } = await pool.query<Server>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as "versionNumber", pg_is_in_recovery() as standby`,
  );
  return rows[0]!;
}

export function judgeServer({ version, versionNumber, standby }: Server): Finding {
  if (versionNumber < LEAST_VERSION) return failed(`PostgreSQL ${version} answers: it must be 15 or newer`);
  if (standby) return failed(`PostgreSQL ${version} answers, as a standby that takes nothing in: let DATABASE_URL name the server that it follows`);
  return well(`PostgreSQL ${version} answers`);
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers where DATABASE_URL points: start the server, or mend the address',
  ENOTFOUND: 'the name in DATABASE_URL does not resolve: mend it, or look at the DNS of this machine',
  '28P01': 'the server refuses the user or password of DATABASE_URL',
  '28000': 'the server lets the user of DATABASE_URL not in from here',
  '3D000': 'the server has no database of the name in DATABASE_URL',
  '53300': 'the server has no connection left: raise max_connections, or lower DATABASE_POOL',
  '57P03': 'the server is starting up or shutting down: try again shortly',
};

function unreached(error: unknown): string {
  if (error instanceof NothingRuns) return error.message;
  const word = wordOf(error);
  return reasons[word] ?? `cannot be reached (${word}): look at DATABASE_URL and at the server`;
}
