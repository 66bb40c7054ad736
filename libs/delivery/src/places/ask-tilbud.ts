import { TILBUD, tilbudCatalogue, type TilbudCommand, tilbudDecider, type TilbudEvent } from '#domain';
import { dateInCopenhagen, streamName, system, type Uuid } from '#kernel';
import { type CommandHandler, type CommandMeta, faultPoint, type Outcome } from '#processing';

/** Many may ask the same tilbud at once, and none of it can be refused. */
const CONFLICT_RETRIES = 50;

/** Asks something of a tilbud in the service's name. What happens belongs to the municipality that runs the tilbud. */
export async function askTilbud(
  commands: Pick<CommandHandler, 'execute'>,
  tilbudId: Uuid,
  command: TilbudCommand,
  meta: Omit<CommandMeta, 'actor'>,
): Promise<Outcome<TilbudEvent>> {
  const { municipality } = meta;
  const outcome = await commands.execute({
    stream: streamName(TILBUD, tilbudId),
    decider: tilbudDecider,
    catalogue: tilbudCatalogue,
    command,
    circumstances: (now) => ({ now, today: dateInCopenhagen(now), actor: system, municipality }),
    meta: { ...meta, actor: system },
    belongsTo: (recorded) => recorded[0]?.stored.metadata.municipality,
    personal: 'sealed',
    conflictRetries: CONFLICT_RETRIES,
  });
  faultPoint('planner.after-append');
  return outcome;
}
