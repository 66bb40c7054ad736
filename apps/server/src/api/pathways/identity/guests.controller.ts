import { Body, Controller, Delete, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { derivedId, type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { Recorded } from '../../answer/recorded.js';
import { Versioned } from '../../answer/versioned.js';
import { RegistrationRequest } from '../../citizens/citizens.requests.js';
import { validCpr } from '../../citizens/valid-cpr.js';
import { Recorder } from '../../commands/recorder.js';
import { ViewWait } from '../../commands/view-wait.js';
import { type Asking } from '../../request/asking.js';
import { Ask } from '../../request/asking-of.js';
import { Records } from '../../request/documented.js';
import { IdParam } from '../../request/id-pipe.js';
import { GuestRequest } from './identity.requests.js';
import { Identification } from './identification.js';

/** Guests without a name, and who they turn out to be. */
@ApiTags('citizens')
@Controller('api')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class GuestsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly identification: Identification,
    private readonly views: ViewWait,
  ) {}

  /** Begins a pathway for a person without a name. */
  @Post('guests')
  @Records()
  receive(@Body() body: GuestRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const citizenId = derivedId('guest', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'RegisterGuest', ...body }, asking, citizenId);
  }

  /** Says who a guest is. The id in the answer is whose pathway it is now: the guest's own, or that of a citizen known before. */
  @Post('pathways/:citizenId/identification')
  @Records()
  async identify(
    @IdParam('citizenId') guestId: Uuid,
    @Body() { addressProtected = false, ...personal }: RegistrationRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    const cpr = validCpr(personal.cpr);
    const command = { type: 'IdentifyGuest', cprKind: cpr.kind, addressProtected, personal: { ...personal, cpr: cpr.digits } } as const;
    const { citizenId, outcome } = await this.identification.identify(guestId, cpr, command, asking);
    const waited = await this.views.after(outcome, asking.waitMs);
    return new Versioned(new Recorded(citizenId, outcome.version, outcome.position.toString()), outcome.version, waited);
  }

  /** Takes an identification back: it was somebody else. */
  @Delete('pathways/:citizenId/identification')
  @Allowed('myndighed', 'leder')
  @Records(200)
  async undo(@IdParam('citizenId') guestId: Uuid, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const outcome = await this.identification.undo(guestId, asking);
    const waited = await this.views.after(outcome, asking.waitMs);
    return new Versioned(new Recorded(guestId, outcome.version, outcome.position.toString()), outcome.version, waited);
  }
}
