import { ADVISORY, advisoryCatalogue, type AdvisoryCommand, advisoryDecider } from '#domain';
import { BEFORE_ALL, dateInCopenhagen, derivedId, type StoredEvent, streamName, type Uuid } from '#kernel';
import { openSecrets } from '#platform/privacy/open-secrets.js';
import { randomIds } from '#platform/time/random-ids.js';
import { systemClock } from '#platform/time/system-clock.js';
import { CitizenKeys, PersonalSeal } from '#privacy';
import { CommandHandler, EventCodec, PolicyBook } from '#processing';
import { type ExitCode, exitCodes, type Terminal } from '../command-line/command.js';
import { type Installation, openInstallation } from '../installation/open-installation.js';
import { findAdvisories } from './find-advisories.js';
import { type ChangeOptions } from './options.js';

/** What became of one advisory. */
interface Changed {
  readonly advisoryId: Uuid;
  readonly outcome: string;
  readonly done: boolean;
}

/** Asks each advisory that is meant for the same, in the name that was given, and tells what became of each. */
export async function changeAdvisories(command: AdvisoryCommand, options: ChangeOptions<string>, terminal: Terminal): Promise<ExitCode> {
  const installation = await openInstallation();
  try {
    const ask = await asking(installation, command, options);
    const changed: Changed[] = [];
    for await (const id of meant(installation, options)) {
      const one = await ask(id);
      changed.push(one);
      if (!options.json) terminal.out(`${one.advisoryId}  ${one.outcome}`);
    }
    const failed = changed.filter(({ done }) => !done).length;
    if (options.json) terminal.out(JSON.stringify(changed));
    else terminal.out(`${changed.length - failed} done, ${failed} not`);
    return failed > 0 ? exitCodes.failed : exitCodes.done;
  } finally {
    await installation.close();
  }
}

async function* meant({ pool }: Installation, { ids, givenUp, municipality, partnerId }: ChangeOptions<string>): AsyncGenerator<Uuid> {
  yield* ids;
  if (!givenUp) return;
  for await (const { id } of findAdvisories(pool, { municipality, states: ['given-up'], partnerId })) yield id as Uuid;
}

async function asking(
  { pool, store, configuration }: Installation,
  command: AdvisoryCommand,
  { actor, municipality }: ChangeOptions<string>,
): Promise<(id: Uuid) => Promise<Changed>> {
  const keys = new CitizenKeys(pool, await openSecrets(configuration, pool));
  const commands = new CommandHandler({ store, codec: new EventCodec(new PersonalSeal(keys)), clock: systemClock });
  const policies = new PolicyBook(store);
  const correlationId = randomIds.next();
  return async (advisoryId) => {
    const stream = streamName(ADVISORY, advisoryId);
    const stored = await store.readStream(stream);
    if (stored[0]?.metadata.municipality !== municipality) return { advisoryId, outcome: 'there is no such advisory of this municipality', done: false };
    const outcome = await commands.execute({
      stream,
      decider: advisoryDecider,
      catalogue: advisoryCatalogue,
      command,
      circumstances: async (now) => {
        const today = dateInCopenhagen(now);
        return { now, today, policy: (await policies.now(municipality)).on(today) };
      },
      // Typed twice at once, it happens once.
      meta: { commandId: commandIdFor(command, advisoryId, stored), correlationId, causationId: correlationId, actor, municipality },
      personal: 'sealed',
    });
    if (outcome.status === 'accepted' || outcome.status === 'repeated') return { advisoryId, outcome: 'done', done: true };
    return { advisoryId, outcome: outcome.status === 'refused' ? `${outcome.refusal.rule} ${outcome.refusal.reason}` : outcome.status, done: false };
  };
}

function commandIdFor({ type }: AdvisoryCommand, advisoryId: Uuid, stored: readonly StoredEvent[]): Uuid {
  return derivedId('ops', type, advisoryId, (stored.at(-1)?.position ?? BEFORE_ALL).toString());
}
