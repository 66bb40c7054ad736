import { CitizenKeys, KeyedHashes, PersonalSeal, type Secrets } from '#privacy';
import { CommandHandler, DelegationBook, EventCodec, PolicyBook } from '#processing';
import { systemClock } from '#platform/time/system-clock.js';
import { type Installation } from '../installation/open-installation.js';
import { triedKeys, triedLog } from './dry-run.js';
import { type Importing } from './kinds/kind.js';
import { CitizenIdentity } from './recording/citizen-identity.js';
import { type ImportIdentity, ImportMeta } from './recording/identity.js';
import { ImportRecorder, type RecorderParts } from './recording/recorder.js';

/** Puts together what rows are recorded with: on the log, or where it is a dry run, on one that only tries. */
export function openImporting(
  { pool, store: log }: Pick<Installation, 'pool' | 'store'>,
  secrets: Secrets,
  identity: ImportIdentity,
  dryRun: boolean,
): Importing {
  const citizenKeys = new CitizenKeys(pool, secrets);
  const [store, keys] = dryRun ? [triedLog(log), triedKeys(citizenKeys)] : [log, citizenKeys];
  const hashes = new KeyedHashes(secrets);
  const parts: RecorderParts = {
    store,
    commands: new CommandHandler({ store, codec: new EventCodec(new PersonalSeal(keys)), clock: systemClock }),
    clock: systemClock,
    keys,
    hashes,
    meta: new ImportMeta(identity, hashes, { policies: new PolicyBook(log), delegations: new DelegationBook(log) }, systemClock),
  };
  return { recorder: new ImportRecorder(parts), citizens: new CitizenIdentity(parts) };
}
