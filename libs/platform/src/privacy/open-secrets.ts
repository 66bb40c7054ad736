import { join, resolve } from 'node:path';
import { type Pool } from 'pg';
import { checkSecrets, compareSecrets, loadOrCreateSecrets, loadSecrets, type Secrets } from '#privacy';
import { type Configuration } from '../configuration/configuration.js';

/** Where an installation that was given no keys keeps those it made itself. */
const SECRETS_FILE = 'secrets.json';

/**
 * The installation's secrets, given or its own.
 * @throws BadSecrets where they are not those that the database was written with
 */
export async function openSecrets({ secrets, dataDir }: Pick<Configuration, 'secrets' | 'dataDir'>, pool: Pool): Promise<Secrets> {
  const opened = secrets ?? (await loadOrCreateSecrets(secretsFile(dataDir)));
  await checkSecrets(pool, opened);
  return opened;
}

/**
 * The installation's secrets for somebody who only looks: nothing is made, and nothing noted.
 * @returns undefined where none were given and none have been made yet
 * @throws BadSecrets as above
 */
export async function findSecrets({ secrets, dataDir }: Pick<Configuration, 'secrets' | 'dataDir'>, pool: Pick<Pool, 'query'>): Promise<Secrets | undefined> {
  const found = secrets ?? (await loadSecrets(secretsFile(dataDir)));
  if (found) await compareSecrets(pool, found);
  return found;
}

function secretsFile(dataDir: string): string {
  return join(resolve(dataDir), SECRETS_FILE);
}
