import { Body, Controller, Get, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { derivedId, type Uuid } from '#kernel';
import { Allowed } from '#platform';
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

/** The card of a citizen whose pathway was closed: a number of talks over two years, without visitation. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/klippekort')
export class KlippekortController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @LooksUp()
  async show(@IdParam('citizenId') citizenId: Uuid, @Ask() asking: Asking): Promise<Versioned<KlippekortResource>> {
    const { state, version } = await this.queries.execute(new LookAtPathway(citizenId, 'klippekort', asking));
    return new Versioned(klippekortResource(state), version);
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
