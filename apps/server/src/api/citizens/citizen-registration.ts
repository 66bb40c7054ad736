import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { REGISTRATION, registrationCatalogue, registrationDecider, type PathwayEvent } from '#domain';
import { type RegisterCitizen } from '#domain/pathway/citizen/commands.js';
import { type EventStore } from '#event-store';
import { type Clock, dateInCopenhagen, fold, type Ids, isUuid, type PlainDate, readPublic, streamName, type Uuid } from '#kernel';
import { CLOCK, EVENT_STORE, IDS } from '#platform';
import { KeyedHashes } from '#privacy';
import { done, type Done } from '../answer/answer-of-outcome.js';
import { DecideOnPathway } from '../commands/decide-on-pathway.js';
import { type Asking, metaOf } from '../request/asking.js';
import { DecideOnIdentifier, DecideOnRegistration } from './decide-on-registration.js';
import { TakenIdentifiers } from './taken-identifiers.js';

/**
 * Registers a citizen across three streams, of which each is appended to once and none can be forgotten: the request
 * fixes the citizen's id, the personnummer decides whose it is, and the pathway begins. Whatever a crash left half done
 * is completed by repeating the request, or by any other request for the same person.
 */
@Injectable()
export class CitizenRegistration {
  constructor(
    private readonly bus: CommandBus,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    private readonly hashes: KeyedHashes,
    private readonly taken: TakenIdentifiers,
  ) {}

  /** @throws Problem `refused` under CIT-4 when the person is registered already; with the id where the asker may know it */
  async register(command: RegisterCitizen, asking: Asking): Promise<{ readonly citizenId: Uuid; readonly outcome: Done<PathwayEvent> }> {
    const on = dateInCopenhagen(this.clock.now());
    const asked = await this.begin(asking, on);
    const citizenId = await this.claim(command.personal.cpr, asked, asking, on);
    const outcome = await this.bus.execute(new DecideOnPathway(citizenId, command, { meta: metaOf(asking) }));
    if (outcome.status === 'refused' && alreadyThere.has(outcome.refusal.reason)) throw await this.taken.problem(citizenId, asking);
    return { citizenId, outcome: done(outcome, undefined) };
  }

  /** The id that this request, or the first one under its key, is for. */
  private async begin(asking: Asking, on: PlainDate): Promise<Uuid> {
    const meta = metaOf(asking);
    const command = { type: 'StartRegistration', citizenId: this.ids.next(), on } as const;
    const outcome = done(await this.bus.execute(new DecideOnRegistration(command, { meta })), undefined);
    if (outcome.status === 'accepted') return command.citizenId;
    const stored = await this.store.readStream(streamName(REGISTRATION, asking.commandId));
    const { citizenId } = fold(registrationDecider, stored.map((one) => readPublic(registrationCatalogue, one).event));
    return citizenId ?? command.citizenId;
  }

  /** Whose the personnummer is: the asked citizen's, or that of whoever came first. */
  private async claim(cpr: string, citizenId: Uuid, asking: Asking, on: PlainDate): Promise<Uuid> {
    const command = { type: 'ClaimIdentifier', citizenId, on } as const;
    const hash = this.hashes.identifier(cpr);
    const outcome = await this.bus.execute(new DecideOnIdentifier(hash, command, { meta: metaOf(asking) }));
    if (outcome.status !== 'refused') {
      done(outcome, undefined);
      return citizenId;
    }
    const owner = outcome.refusal.facts['citizenId'];
    if (!isUuid(owner)) throw new Error('an identifier was refused without saying whose it is');
    return owner;
  }
}

/** What a pathway that has begun answers to a registration: to its own municipality, and to another. */
const alreadyThere: ReadonlySet<string> = new Set(['already-registered', 'out-of-reach']);
