import { Inject, Injectable } from '@nestjs/common';
import { type Asker, mayFind, mayLookAt, municipalityOf, pathway, PATHWAY, pathwayCatalogue, type PathwayEvent } from '#domain';
import { type EventStore } from '#event-store';
import { type Actor, type Clock, dateInCopenhagen, type MunicipalityCode, type PlainDate, readPublic, type Recorded, stateAsKnown, streamName, type Uuid } from '#kernel';
import { CLOCK, type Configuration, CONFIGURATION, EVENT_STORE, Problem } from '#platform';
import { DelegationBook, PolicyBook } from '#processing';

/** Finds out whom an actor reaches (rule ACC-1). */
@Injectable()
export class Reach {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'municipality' | 'municipalities'>,
    private readonly policies: PolicyBook,
    private readonly delegations: DelegationBook,
  ) {}

  /** An actor in the light of today: what is delegated, and what the own municipality has decided on access. */
  async asker(actor: Actor): Promise<Asker> {
    const today = dateInCopenhagen(this.clock.now());
    const policy = (await this.policies.now(actor.municipality ?? this.configuration.municipality)).on(today);
    // Where one municipality is served there is nobody to delegate to.
    const delegations = this.configuration.municipalities.size > 1 ? await this.delegations.on(today) : [];
    return { actor, today, policy, delegations };
  }

  /** Whether the actor may see the citizen's case. */
  async sees(actor: Actor, citizenId: Uuid): Promise<boolean> {
    return mayLookAt(stateAsKnown(pathway, await this.read(citizenId)), await this.asker(actor));
  }

  /** The municipality that has the case, where the actor may learn which citizen it is; undefined where not, or of nobody. */
  async finds(actor: Actor, citizenId: Uuid): Promise<MunicipalityCode | undefined> {
    const recorded = await this.read(citizenId);
    return mayFind(stateAsKnown(pathway, recorded), await this.asker(actor)) ? municipalityOf(recorded) : undefined;
  }

  /** The municipality that has the case of a citizen whom the actor sees. @throws Problem of the given kind where not */
  async municipalityOf(actor: Actor, citizenId: Uuid, otherwise: 'unknown-citizen' | 'not-found' = 'unknown-citizen'): Promise<MunicipalityCode> {
    const recorded = await this.read(citizenId);
    const municipality = municipalityOf(recorded);
    if (municipality !== undefined && mayLookAt(stateAsKnown(pathway, recorded), await this.asker(actor))) return municipality;
    throw new Problem(otherwise);
  }

  /** The municipality that has a citizen's case; undefined for nobody's. Not for telling it to whoever asks. */
  async acting(citizenId: Uuid): Promise<MunicipalityCode | undefined> {
    return municipalityOf(await this.read(citizenId));
  }

  /** The date of a citizen's death, where one is recorded. Not for telling it to whoever asks. */
  async diedOn(citizenId: Uuid): Promise<PlainDate | undefined> {
    return stateAsKnown(pathway, await this.read(citizenId)).case.diedOn;
  }

  /** Whether something on the citizen's pathway stands on a thread. Not for telling it to whoever asks. */
  async knowsThread(citizenId: Uuid, thread: string): Promise<boolean> {
    return stateAsKnown(pathway, await this.read(citizenId)).correspondence.messages.some((one) => one.thread === thread);
  }

  private async read(citizenId: Uuid): Promise<readonly Recorded<PathwayEvent>[]> {
    return (await this.store.readStream(streamName(PATHWAY, citizenId))).map((one) => readPublic(pathwayCatalogue, one));
  }
}
