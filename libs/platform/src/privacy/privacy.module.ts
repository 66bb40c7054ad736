import { join, resolve } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { type Pool } from 'pg';
import { checkSecrets, CitizenKeys, KeyedHashes, loadOrCreateSecrets, PersonalSeal, type Secrets } from '#privacy';
import { type Configuration } from '../configuration/configuration.js';
import { CONFIGURATION, DATABASE_POOL, SECRETS, SIGNING_SECRETS } from '../tokens.js';
import { signingSecrets } from './signing-secrets.js';

/** Where an installation that was given no keys keeps those it made itself. */
const SECRETS_FILE = 'secrets.json';

async function openSecrets({ secrets, dataDir }: Configuration, pool: Pool): Promise<Secrets> {
  const opened = secrets ?? (await loadOrCreateSecrets(join(resolve(dataDir), SECRETS_FILE)));
  await checkSecrets(pool, opened);
  return opened;
}

/** The installation's secrets, and what is done with them. */
@Global()
@Module({
  providers: [
    { provide: SECRETS, inject: [CONFIGURATION, DATABASE_POOL], useFactory: openSecrets },
    { provide: SIGNING_SECRETS, inject: [SECRETS], useFactory: signingSecrets },
    { provide: KeyedHashes, inject: [SECRETS], useFactory: (secrets: Secrets) => new KeyedHashes(secrets) },
    { provide: CitizenKeys, inject: [DATABASE_POOL, SECRETS], useFactory: (pool: Pool, secrets: Secrets) => new CitizenKeys(pool, secrets) },
    { provide: PersonalSeal, inject: [CitizenKeys], useFactory: (keys: CitizenKeys) => new PersonalSeal(keys) },
  ],
  exports: [SECRETS, SIGNING_SECRETS, KeyedHashes, CitizenKeys, PersonalSeal],
})
export class PrivacyModule {}
