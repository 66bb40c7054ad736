import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Consent } from '#domain/pathway/consent/state.js';
import { includes } from '#domain/pathway/interval.js';
import { type Clock, dateInCopenhagen, derivedId, type PlainDate, type Uuid, plainDateSchema } from '#kernel';
import { Allowed, CLOCK } from '#platform';
import { type Recorded } from '../../answer/recorded.js';
import { Versioned } from '../../answer/versioned.js';
import { Recorder } from '../../commands/recorder.js';
import { type Asking } from '../../request/asking.js';
import { Ask } from '../../request/asking-of.js';
import { ListsAll, Records } from '../../request/documented.js';
import { IdParam } from '../../request/id-pipe.js';
import { LookAtPathway } from '../reading/look-at-pathway.js';
import { ConsentRequest, ConsentsInForceRequest, ConsentWithdrawalRequest } from './consents.requests.js';
import { consentItem } from './consent-item.js';

/** What the citizen has agreed to being passed on, and to whom. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/consents')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class ConsentsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The consents in force on a date. */
  @Get()
  @ListsAll(consentItem, 'The consents in force on the date', { asOf: plainDateSchema })
  async inForce(
    @IdParam('citizenId') citizenId: Uuid,
    @Query() { asOf = dateInCopenhagen(this.clock.now()) }: ConsentsInForceRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<{ readonly asOf: PlainDate; readonly items: readonly Consent[] }>> {
    const { state, version } = await this.queries.execute(new LookAtPathway(citizenId, 'pathway', asking));
    return new Versioned({ asOf, items: state.consents.consents.filter((one) => includes(one, asOf)) }, version);
  }

  @Post()
  @Records()
  give(@IdParam('citizenId') citizenId: Uuid, @Body() body: ConsentRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const consentId = derivedId('consent', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'GiveConsent', consentId, ...body }, asking, consentId);
  }

  @Post(':consentId/withdrawal')
  @Records()
  withdraw(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('consentId') consentId: Uuid,
    @Body() body: ConsentWithdrawalRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'WithdrawConsent', consentId, ...body }, asking, consentId);
  }
}
