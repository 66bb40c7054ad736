import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type IdentifierCommand, type IdentifierEvent, type PathwayEvent } from '#domain';
import { type ChangeCpr } from '#domain/pathway/citizen/commands.js';
import { type Clock, dateInCopenhagen, derivedId, isUuid, type Uuid } from '#kernel';
import { CLOCK, Problem } from '#platform';
import { KeyedHashes } from '#privacy';
import { type Outcome } from '#processing';
import { done, type Done } from '../answer/answer-of-outcome.js';
import { DecideOnPathway } from '../commands/decide-on-pathway.js';
import { LookAtPathway } from '../pathways/reading/look-at-pathway.js';
import { type Asking, metaOf } from '../request/asking.js';
import { DecideOnIdentifier } from './decide-on-registration.js';
import { TakenIdentifiers } from './taken-identifiers.js';

/**
 * Gives a citizen another personnummer, across two streams: the number's own decides that it is nobody else's, and the
 * pathway says from when it holds. What a crash leaves half done is completed by repeating the request.
 */
@Injectable()
export class CprChange {
  constructor(
    private readonly bus: CommandBus,
    private readonly queries: QueryBus,
    private readonly hashes: KeyedHashes,
    private readonly taken: TakenIdentifiers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem `stale`, `key-reused`, or `refused`: under CIT-4 when the number is another citizen's: two records of one person are merged */
  async change(citizenId: Uuid, command: ChangeCpr, asking: Asking): Promise<Done<PathwayEvent>> {
    const { recorded, version } = await this.queries.execute(new LookAtPathway(citizenId, 'registration', asking));
    const before = recorded.find(({ stored }) => stored.metadata.commandId === asking.commandId);
    // The number of another request is not to be taken under the key of this one.
    if (before && before.stored.metadata.fingerprint !== asking.fingerprint) throw new Problem('key-reused');
    const { expectedVersion } = asking;
    if (!before && expectedVersion !== undefined && expectedVersion !== version) throw new Problem('stale', { version });

    const { cpr } = command.personal;
    const claim = await this.onIdentifier(cpr, { type: 'ClaimIdentifier', citizenId, on: this.today() }, asking, 'claim');
    const owner = claim.status === 'refused' ? claim.refusal.facts['citizenId'] : undefined;
    if (isUuid(owner)) throw await this.taken.problem(owner, asking);
    done(claim, undefined);

    const outcome = await this.bus.execute(new DecideOnPathway(citizenId, command, { meta: metaOf(asking), expectedVersion }));
    const inVain = outcome.status === 'refused' || outcome.status === 'conflict';
    if (inVain && claim.status === 'accepted' && claim.events.length > 0) {
      await this.onIdentifier(cpr, { type: 'ReleaseIdentifier', from: citizenId, on: this.today() }, asking, 'release');
    }
    return done(outcome, expectedVersion);
  }

  private onIdentifier(cpr: string, command: IdentifierCommand, asking: Asking, step: string): Promise<Outcome<IdentifierEvent>> {
    const meta = { ...metaOf(asking), commandId: derivedId('cpr-change', asking.commandId, step) };
    return this.bus.execute(new DecideOnIdentifier(this.hashes.identifier(cpr), command, { meta }));
  }

  private today() {
    return dateInCopenhagen(this.clock.now());
  }
}
