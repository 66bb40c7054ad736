import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { mayLookAt, pathway, PATHWAY, pathwayCatalogue, type PathwayEvent, type PathwayState } from '#domain';
import { type EventStore } from '#event-store';
import { type Actor, fold, historyAsKnown, type Instant, readPublic, stateAsKnown, type StoredEvent, streamName, type Recorded, type Uuid } from '#kernel';
import { EVENT_STORE, Problem } from '#platform';
import { AccessLog, type AccessPurpose } from '#privacy';
import { EventCodec } from '#processing';
import { Reach } from '../../access/reach.js';
import { type Asking } from '../../request/asking.js';

/** A citizen's pathway as it stands, and all that led to it. */
export interface PathwayLook {
  readonly state: PathwayState;
  readonly recorded: readonly Recorded<PathwayEvent>[];
  /** What the state was folded from: as known at the instant asked about, with corrections applied, in effective order. */
  readonly history: readonly PathwayEvent[];
  /** Version of the last event. */
  readonly version: number;
}

/** Looks at a citizen's pathway; the look is logged. */
export class LookAtPathway extends Query<PathwayLook> {
  constructor(
    readonly citizenId: Uuid,
    readonly purpose: AccessPurpose,
    readonly asking: Asking,
    /** As known at this instant; all that is known when absent. */
    readonly knownAt?: Instant,
  ) {
    super();
  }
}

@QueryHandler(LookAtPathway)
export class LookAtPathwayHandler implements IQueryHandler<LookAtPathway> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly accesses: AccessLog,
    private readonly reach: Reach,
  ) {}

  /** @throws Problem `unknown-citizen` */
  async execute({ citizenId, purpose, asking, knownAt }: LookAtPathway): Promise<PathwayLook> {
    const stored = await this.store.readStream(streamName(PATHWAY, citizenId));
    const last = stored.at(-1);
    const { actor, municipality, correlationId } = asking;
    if (!last || !(await this.isSeenBy(actor, stored))) throw new Problem('unknown-citizen');
    await this.accesses.record({ actor, municipality, citizenId, purpose, correlationId });
    const recorded = await this.codec.open(pathwayCatalogue, stored);
    const history = historyAsKnown(recorded, knownAt).map(({ event }) => event);
    return { state: fold(pathway, history), recorded, history, version: last.version };
  }

  /** By what is known now, whatever instant is asked about. */
  private async isSeenBy(actor: Actor, stored: readonly StoredEvent[]): Promise<boolean> {
    const recorded = stored.map((one) => readPublic(pathwayCatalogue, one));
    return mayLookAt(stateAsKnown(pathway, recorded), await this.reach.asker(actor));
  }
}
