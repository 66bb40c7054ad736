import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type Cpr, type IdentifierCommand, type PathwayEvent, personnumreIn } from '#domain';
import { type IdentifyGuest } from '#domain/pathway/identity/commands.js';
import { type Clock, dateInCopenhagen, derivedId, isUuid, type Uuid } from '#kernel';
import { CLOCK, Problem } from '#platform';
import { KeyedHashes } from '#privacy';
import { done, type Done } from '../../answer/answer-of-outcome.js';
import { DecideOnIdentifier } from '../../citizens/decide-on-registration.js';
import { FindCitizen } from '../../citizens/find-citizen.js';
import { TakenIdentifiers } from '../../citizens/taken-identifiers.js';
import { DecideOnPathway } from '../../commands/decide-on-pathway.js';
import { type Asking, metaOf } from '../../request/asking.js';
import { LookAtPathway } from '../reading/look-at-pathway.js';
import { asSeen } from './as-seen.js';
import { CarryingOver } from './carrying-over.js';

/** Whose pathway a guest's has become. */
export interface Identified {
  readonly citizenId: Uuid;
  readonly outcome: Done<PathwayEvent>;
}

/** Says who an anonymous guest is (rule STAY-4): a citizen of one's own from then on, or one who is known already. */
@Injectable()
export class Identification {
  constructor(
    private readonly bus: CommandBus,
    private readonly queries: QueryBus,
    private readonly carrying: CarryingOver,
    private readonly hashes: KeyedHashes,
    private readonly taken: TakenIdentifiers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem */
  async identify(guestId: Uuid, cpr: Cpr, command: IdentifyGuest, asking: Asking): Promise<Identified> {
    asSeen(await this.queries.execute(new LookAtPathway(guestId, 'merge', asking)), asking);
    const known = await this.queries.execute(new FindCitizen(asking.actor, cpr.digits));
    if (known !== null && known !== guestId) {
      return { citizenId: known, outcome: await this.carrying.carry({ from: guestId, to: known, because: 'guest-identified' }, guestId, asking) };
    }
    await this.onIdentifier(cpr.digits, { type: 'ClaimIdentifier', citizenId: guestId, on: this.today() }, asking, 'claim');
    return { citizenId: guestId, outcome: done(await this.bus.execute(new DecideOnPathway(guestId, command, { meta: metaOf(asking) })), undefined) };
  }

  /** Takes an identification back: the guest is anonymous again. @throws Problem `not-found` where the guest has not been identified */
  async undo(guestId: Uuid, asking: Asking): Promise<Done<PathwayEvent>> {
    const { state, recorded } = asSeen(await this.queries.execute(new LookAtPathway(guestId, 'merge', asking)), asking);
    const { mergedInto } = state.identity;
    const merge = recorded.findLast(({ event }) => event.type === 'CitizenMerged')?.event;
    if (mergedInto && merge?.type === 'CitizenMerged') return this.carrying.undo(mergedInto, merge.data.adoptionId, { ...asking, expectedVersion: undefined });

    const identified = recorded.findLast(({ event }) => event.type === 'GuestIdentified');
    if (!identified || state.identity.anonymous) throw new Problem('not-found');
    const retract = { type: 'CorrectEntries', changes: [], retract: [identified.stored.id], because: 'identification-undone' } as const;
    const outcome = done(await this.bus.execute(new DecideOnPathway(guestId, retract, { meta: metaOf(asking) })), undefined);
    for (const personnummer of personnumreIn([identified])) {
      await this.onIdentifier(personnummer, { type: 'ReleaseIdentifier', from: guestId, on: this.today() }, asking, 'release');
    }
    return outcome;
  }

  private async onIdentifier(personnummer: string, command: IdentifierCommand, asking: Asking, step: string): Promise<void> {
    const meta = { ...metaOf(asking), commandId: derivedId('identification', asking.commandId, step) };
    const outcome = await this.bus.execute(new DecideOnIdentifier(this.hashes.identifier(personnummer), command, { meta }));
    const owner = outcome.status === 'refused' ? outcome.refusal.facts['citizenId'] : undefined;
    if (isUuid(owner)) throw await this.taken.problem(owner, asking);
    done(outcome, undefined);
  }

  private today() {
    return dateInCopenhagen(this.clock.now());
  }
}
