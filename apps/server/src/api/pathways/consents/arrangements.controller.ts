import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { derivedId, type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { type Recorded } from '../../answer/recorded.js';
import { type Versioned } from '../../answer/versioned.js';
import { Recorder } from '../../commands/recorder.js';
import { type Asking } from '../../request/asking.js';
import { Ask } from '../../request/asking-of.js';
import { Records } from '../../request/documented.js';
import { IdParam } from '../../request/id-pipe.js';
import { ArrangementRequest, HandleplanOfferRequest, HandleplanRequest } from './consents.requests.js';

/** What is arranged with the citizen, or for the citizen: discharge agreements, coordination plans and handleplaner. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId')
export class ArrangementsController {
  constructor(private readonly recorder: Recorder) {}

  /** Psykiatriloven § 13 a. */
  @Post('discharge-agreements')
  @Allowed('myndighed', 'region', 'leder')
  @Records()
  agree(@IdParam('citizenId') citizenId: Uuid, @Body() body: ArrangementRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const agreementId = derivedId('discharge-agreement', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'RecordDischargeAgreement', agreementId, ...body }, asking, agreementId);
  }

  /** Psykiatriloven § 13 b. */
  @Post('coordination-plans')
  @Allowed('myndighed', 'region', 'leder')
  @Records()
  coordinate(@IdParam('citizenId') citizenId: Uuid, @Body() body: ArrangementRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const coordinationPlanId = derivedId('coordination-plan', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'RecordCoordinationPlan', coordinationPlanId, ...body }, asking, coordinationPlanId);
  }

  /** Serviceloven § 141. */
  @Post('handleplan-offers')
  @Allowed('myndighed', 'leder')
  @Records()
  offer(@IdParam('citizenId') citizenId: Uuid, @Body() body: HandleplanOfferRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const offerId = derivedId('handleplan-offer', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'OfferHandleplan', offerId, ...body }, asking, offerId);
  }

  /** Serviceloven § 141. */
  @Post('handleplaner')
  @Allowed('myndighed', 'leder')
  @Records()
  make(@IdParam('citizenId') citizenId: Uuid, @Body() body: HandleplanRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const handleplanId = derivedId('handleplan', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'MakeHandleplan', handleplanId, ...body }, asking, handleplanId);
  }
}
