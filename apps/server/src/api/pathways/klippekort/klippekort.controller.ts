import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type DueOffer, offersDue } from '#domain/pathway/klippekort/offers.js';
import { type Clock, dateInCopenhagen, derivedId, type Uuid } from '#kernel';
import { Allowed, CLOCK } from '#platform';
import { PolicyBook } from '#processing';
import { type Recorded } from '../../answer/recorded.js';
import { Versioned } from '../../answer/versioned.js';
import { Recorder } from '../../commands/recorder.js';
import { type Asking } from '../../request/asking.js';
import { Ask } from '../../request/asking-of.js';
import { LooksUp, Records } from '../../request/documented.js';
import { IdParam } from '../../request/id-pipe.js';
import { LookAtPathway } from '../reading/look-at-pathway.js';
import { klippekortResource, type KlippekortResource } from '../reading/klippekort-resource.js';
import { ClipRequest, OfferRequest } from './klippekort.requests.js';

/** The cards, and the new inquiries that are to be offered (rule KLI-3). */
type CardsWithOffers = KlippekortResource & { readonly offersDue: readonly DueOffer[] };

/** The card of a citizen whose pathway was closed: a number of talks over two years, without visitation. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/klippekort')
export class KlippekortController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    private readonly policies: PolicyBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @LooksUp()
  async show(@IdParam('citizenId') citizenId: Uuid, @Ask() asking: Asking): Promise<Versioned<CardsWithOffers>> {
    const { state, version } = await this.queries.execute(new LookAtPathway(citizenId, 'klippekort', asking));
    const policy = (await this.policies.now(asking.municipality)).on(dateInCopenhagen(this.clock.now()));
    return new Versioned({ ...klippekortResource(state), offersDue: offersDue(state, policy) }, version);
  }

  @Post('clips')
  @Allowed('bostoette', 'leder')
  @Records()
  use(@IdParam('citizenId') citizenId: Uuid, @Body() body: ClipRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'UseClip', ...body }, asking, asking.commandId);
  }

  /** The citizen was offered a new inquiry; one that is accepted is taken down as an inquiry. */
  @Post(':cardId/offers')
  @Allowed('bostoette', 'myndighed', 'leder')
  @Records()
  offer(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('cardId') cardId: Uuid,
    @Body() body: OfferRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    const offerId = derivedId('offer', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'OfferNewInquiry', offerId, cardId, ...body }, asking, offerId);
  }
}
