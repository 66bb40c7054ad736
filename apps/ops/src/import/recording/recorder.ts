import {
  type Circumstances,
  MRG_1,
  pathway,
  PATHWAY,
  pathwayCatalogue,
  type PathwayCommand,
  type PathwayEvent,
  type PathwayState,
  type Tilbud,
  TILBUD,
  tilbudCatalogue,
  type TilbudCommand,
  tilbudDecider,
} from '#domain';
import { type EventStore } from '#event-store';
import { type Clock, type Json, refuse, streamName, type Uuid } from '#kernel';
import { type CitizenKeySource, citizenErased, type KeyedHashes } from '#privacy';
import { type CommandHandler, pathwayAccess } from '#processing';
import { allOrNothing, type Asked } from './all-or-nothing.js';
import { type ImportMeta, type RowKey } from './identity.js';
import { refusedUnder, rowOutcome, type RowOutcome } from './row-outcome.js';

export interface RecorderParts {
  readonly store: EventStore;
  readonly commands: CommandHandler;
  readonly clock: Clock;
  readonly keys: Pick<CitizenKeySource, 'find'>;
  readonly hashes: KeyedHashes;
  readonly meta: ImportMeta;
}

/** What an import asks of a pathway is the authority's business; so it reaches whom the authority reaches. */
const AS_THE_AUTHORITY = { type: 'RegisterVisitation' } as const;

const onePathway = allOrNothing<PathwayCommand, PathwayEvent, PathwayState, Circumstances>({
  ...pathway,
  decide: (command, state, circumstances) =>
    state.identity.mergedInto ? refuse(MRG_1, 'merged-already') : pathway.decide(command, state, circumstances),
});
const oneTilbud = allOrNothing(tilbudDecider);

/** Records rows, each as one command. */
export class ImportRecorder {
  constructor(private readonly parts: RecorderParts) {}

  get meta(): ImportMeta {
    return this.parts.meta;
  }

  /** Asks something of a citizen's pathway. */
  async onPathway(citizenId: Uuid, key: RowKey, contents: Json, asked: Asked<PathwayState, PathwayCommand>): Promise<RowOutcome> {
    if ((await this.parts.keys.find([citizenId])).get(citizenId) === 'destroyed') return refusedUnder(citizenErased);
    const outcome = await this.parts.commands.execute({
      stream: streamName(PATHWAY, citizenId),
      decider: onePathway,
      catalogue: pathwayCatalogue,
      command: asked,
      circumstances: (now) => this.meta.circumstances(now),
      meta: this.meta.of(key, contents),
      subject: citizenId,
      personal: 'sealed',
      ...pathwayAccess(AS_THE_AUTHORITY, await this.meta.asker()),
    });
    return rowOutcome(outcome);
  }

  /** Asks something of a tilbud. */
  async onTilbud(tilbudId: Uuid, key: RowKey, contents: Json, asked: Asked<Tilbud, TilbudCommand>): Promise<RowOutcome> {
    const outcome = await this.parts.commands.execute({
      stream: streamName(TILBUD, tilbudId),
      decider: oneTilbud,
      catalogue: tilbudCatalogue,
      command: asked,
      circumstances: (now) => this.meta.circumstances(now),
      meta: this.meta.of(key, contents),
    });
    return rowOutcome(outcome);
  }
}
