import { dateInCopenhagen, type Instant, type PlainDate } from '#kernel';
import { findSecrets } from '#platform/privacy/open-secrets.js';
import { systemClock } from '#platform/time/system-clock.js';
import { type Secrets } from '#privacy';
import { type Installation } from '../installation/open-installation.js';
import { type AgreementInForce } from './agreements/agreement-in-force.js';
import { readAgreements } from './agreements/read-agreements.js';

/** An installation that can be reached, and what several checks ask of it: read once, when it is first asked for. */
export interface Circumstances extends Omit<Installation, 'close'> {
  readonly now: Instant;
  readonly today: PlainDate;
  /** Those in force today, of all municipalities. */
  readonly agreements: () => Promise<readonly AgreementInForce[]>;
  /** Undefined where none have been made yet. @throws BadSecrets */
  readonly secrets: () => Promise<Secrets | undefined>;
}

export function circumstancesOf({ configuration, pool, store }: Omit<Installation, 'close'>): Circumstances {
  const now = systemClock.now();
  const today = dateInCopenhagen(now);
  return {
    configuration,
    pool,
    store,
    now,
    today,
    agreements: once(() => readAgreements(store, today)),
    secrets: once(() => findSecrets(configuration, pool)),
  };
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let reading: Promise<Value> | undefined;
  return () => (reading ??= read());
}
