import { Global, Module } from '@nestjs/common';
import { type Pool } from 'pg';
import { CitizenKeys, KeyedHashes, PersonalSeal, type Secrets } from '#privacy';
import { CONFIGURATION, DATABASE_POOL, SECRETS, SIGNING_SECRETS } from '../tokens.js';
import { openSecrets } from './open-secrets.js';
import { signingSecrets } from './signing-secrets.js';

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
