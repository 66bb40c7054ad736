import { join, resolve } from 'node:path';
import { type Pool } from 'pg';
import { checkSecrets, loadOrCreateSecrets, type Secrets } from '#privacy';
import { type Configuration } from '../configuration/configuration.js';

/** Where an installation that was given no keys keeps those it made itself. */
const SECRETS_FILE = 'secrets.json';

/**
 * The installation's secrets, given or its own.
 * @throws BadSecrets where they are not those that the database was written with
 */
export async function openSecrets({ secrets, dataDir }: Pick<Configuration, 'secrets' | 'dataDir'>, pool: Pool): Promise<Secrets> {
  const opened = secrets ?? (await loadOrCreateSecrets(join(resolve(dataDir), SECRETS_FILE)));
  await checkSecrets(pool, opened);
  return opened;
}
