import { IDENTIFIER, identifierCatalogue, identifierDecider, PATHWAY, pathwayCatalogue, pathwayStream } from '#domain';
import { dateInCopenhagen, streamName } from '#kernel';
import { adoptionCompleter, CarryOver, type Processor } from '#processing';
import { type BackgroundParts } from './background-parts.js';

/** The processor that carries adoptions through which another process began. */
export function openAdoptions({ store, commands, codec, hashes, policies, given: { clock } }: BackgroundParts): Processor {
  const carryOver = new CarryOver({
    store,
    codec,
    hashes,
    clock,
    onPathway: (citizenId, command, meta) =>
      commands.execute({
        stream: streamName(PATHWAY, citizenId),
        decider: pathwayStream,
        catalogue: pathwayCatalogue,
        command,
        circumstances: async (now) => {
          const today = dateInCopenhagen(now);
          const { actor, municipality } = meta;
          return { now, today, actor, municipality, policy: (await policies.now(municipality)).on(today) };
        },
        meta,
        subject: citizenId,
        personal: 'sealed',
      }),
    onIdentifier: (hash, command, meta) =>
      commands.execute({
        stream: streamName(IDENTIFIER, hash),
        decider: identifierDecider,
        catalogue: identifierCatalogue,
        command,
        circumstances: () => ({}),
        meta,
      }),
  });
  return adoptionCompleter(carryOver, store);
}
