import { CitizenKeys, DoesNotOpen } from '#privacy';
import { type Check } from '../check.js';
import { failed, type Finding, skipped, well } from '../finding.js';

/** What was found of the keys: whether there are secrets, and how many citizens' keys they opened; undefined where one does not open. */
export interface KeysFound {
  readonly secrets: boolean;
  /** Whether any citizen has a key. */
  readonly citizens: boolean;
  readonly opened: number | undefined;
}

/** Whether the secrets are those that the data were written with, and open what was sealed. */
export const keysCheck: Check = {
  name: 'keys',
  needs: 'installation',
  async look({ pool, secrets }) {
    const found = await secrets();
    const { rows } = await pool.query<{ any: boolean }>('select exists (select from privacy.citizen_keys where wrapped_key is not null) as any');
    const citizens = rows[0]?.any ?? false;
    const opened = found ? await openSamples(new CitizenKeys(pool, found)) : 0;
    return [judgeKeys({ secrets: found !== undefined, citizens, opened })];
  },
};

async function openSamples(keys: CitizenKeys): Promise<number | undefined> {
  try {
    return await keys.openSamples();
  } catch (error) {
    if (error instanceof DoesNotOpen) return undefined;
    throw error;
  }
}

export function judgeKeys({ secrets, citizens, opened }: KeysFound): Finding {
  const restore = 'restore them from where they are kept apart from the database; without them nothing personal can be read again';
  if (!secrets) {
    return citizens
      ? failed(`citizens have keys, and there is neither MASTER_KEYS nor a key file in DATA_DIR: ${restore}`)
      : skipped('none have been made yet: the first start makes them');
  }
  if (opened === undefined) return failed(`a citizen’s key does not open with the secrets given: ${restore}`);
  return well(opened === 0 ? 'the secrets can be read; no citizen has a key yet' : 'the secrets can be read, and open citizens’ keys');
}
