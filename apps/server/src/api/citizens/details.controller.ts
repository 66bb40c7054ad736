import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { Recorded } from '../answer/recorded.js';
import { Versioned } from '../answer/versioned.js';
import { Recorder } from '../commands/recorder.js';
import { ViewWait } from '../commands/view-wait.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { CprChange } from './cpr-change.js';
import { CprChangeRequest, DetailsRequest } from './details.requests.js';
import { validCpr } from './valid-cpr.js';

/** What changes of who a citizen is: name, address, protection, and personnummer. */
@ApiTags('citizens')
@Controller('api/citizens/:citizenId')
@Allowed('myndighed', 'leder')
export class CitizenDetailsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly cprChange: CprChange,
    private readonly views: ViewWait,
  ) {}

  @Post('details')
  @Records()
  change(
    @IdParam('citizenId') citizenId: Uuid,
    @Body() { on, addressProtected, ...personal }: DetailsRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    const protection = addressProtected === undefined ? {} : { addressProtected };
    return this.recorder.onPathway(citizenId, { type: 'ChangeCitizenDetails', on, ...protection, personal }, asking, citizenId);
  }

  /** Another personnummer: an official one for a replacement one, or a new one. The former one still finds the citizen. */
  @Post('personnummer')
  @Records()
  async changeCpr(@IdParam('citizenId') citizenId: Uuid, @Body() { on, cpr }: CprChangeRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const { digits, kind } = validCpr(cpr);
    const outcome = await this.cprChange.change(citizenId, { type: 'ChangeCpr', on, cprKind: kind, personal: { cpr: digits } }, asking);
    const waited = await this.views.after(outcome, asking.waitMs);
    return new Versioned(new Recorded(citizenId, outcome.version, outcome.position.toString()), outcome.version, waited);
  }
}
