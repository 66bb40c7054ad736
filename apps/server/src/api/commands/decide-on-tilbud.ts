import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { type CorrectTilbudEntries, TILBUD, tilbudCatalogue, type TilbudCommand, type TilbudEvent, tilbudStream } from '#domain';
import { streamName, type Uuid } from '#kernel';
import { CommandHandler, type Outcome, PolicyBook } from '#processing';
import { circumstancesOf } from './circumstances.js';
import { type Given } from './given.js';
import { ofOwnMunicipality } from './of-own-municipality.js';

/** So many may ask for places at one tilbud at once, at several processes, and each is still told what came of it. */
const CONFLICT_RETRIES = 50;

/** Asks something of a tilbud. */
export class DecideOnTilbud extends Command<Outcome<TilbudEvent>> {
  constructor(
    readonly tilbudId: Uuid,
    readonly command: TilbudCommand | CorrectTilbudEntries,
    readonly given: Given,
    /** The citizen whom it is about, whose key seals what is said of a person. */
    readonly citizenId?: Uuid,
    /** `any`: somebody takes a place, which another municipality may do for its citizen. */
    readonly whose: 'own' | 'any' = 'own',
  ) {
    super();
  }
}

@Handles(DecideOnTilbud)
export class TilbudHandler implements ICommandHandler<DecideOnTilbud> {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: PolicyBook,
  ) {}

  execute({ tilbudId, command, given: { meta, expectedVersion }, citizenId, whose }: DecideOnTilbud): Promise<Outcome<TilbudEvent>> {
    return this.commands.execute({
      stream: streamName(TILBUD, tilbudId),
      decider: tilbudStream,
      catalogue: tilbudCatalogue,
      command,
      circumstances: circumstancesOf(meta, this.policies),
      meta,
      expectedVersion,
      // What happens at a tilbud is the business of the municipality that runs it, whoever asked for it.
      belongsTo: (recorded) => recorded[0]?.stored.metadata.municipality,
      ...(whose === 'own' ? { outOfReach: ofOwnMunicipality(meta, command.type !== 'RegisterTilbud') } : {}),
      subject: citizenId,
      personal: 'sealed',
      conflictRetries: CONFLICT_RETRIES,
    });
  }
}
