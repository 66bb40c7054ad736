import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type RegisterCitizen } from '#domain/pathway/citizen/commands.js';
import { type Uuid } from '#kernel';
import { Allowed, Problem } from '#platform';
import { AccessLog } from '#privacy';
import { Recorded } from '../answer/recorded.js';
import { Versioned } from '../answer/versioned.js';
import { ViewWait } from '../commands/view-wait.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { LooksUp, Records } from '../request/documented.js';
import { CitizenRegistration } from './citizen-registration.js';
import { CitizenRegistrationRequest, LookupRequest } from './citizens.requests.js';
import { FindCitizen } from './find-citizen.js';
import { validCpr } from './valid-cpr.js';

/** Who the citizens are. A personnummer travels in bodies only, never in an address. */
@ApiTags('citizens')
@Controller('api/citizens')
export class CitizensController {
  constructor(
    private readonly registration: CitizenRegistration,
    private readonly queries: QueryBus,
    private readonly accesses: AccessLog,
    private readonly views: ViewWait,
  ) {}

  @Post()
  @Allowed('myndighed', 'leder')
  @Records()
  async register(
    @Body() { addressProtected = false, payingMunicipality: paying, homeMunicipality: home, ...personal }: CitizenRegistrationRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    const { digits, kind } = validCpr(personal.cpr);
    const command: RegisterCitizen = {
      type: 'RegisterCitizen',
      cprKind: kind,
      addressProtected,
      ...(paying === undefined ? {} : { paying }),
      ...(home === undefined ? {} : { home }),
      personal: { ...personal, cpr: digits },
    };
    const { citizenId, outcome } = await this.registration.register(command, asking);
    const waited = await this.views.after(outcome, asking.waitMs);
    return new Versioned(new Recorded(citizenId, outcome.version, outcome.position.toString()), outcome.version, waited);
  }

  /** Finds a citizen by personnummer. The look-up is logged, also when nobody is found. */
  @Post('lookup')
  @HttpCode(200)
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @LooksUp('The id of the citizen')
  async lookUp(@Body() { cpr }: LookupRequest, @Ask() { actor, municipality, correlationId }: Asking): Promise<{ readonly citizenId: Uuid }> {
    const citizenId = await this.queries.execute(new FindCitizen(actor, validCpr(cpr).digits));
    await this.accesses.record({ actor, municipality, citizenId, purpose: 'lookup', correlationId });
    if (citizenId === null) throw new Problem('unknown-citizen');
    return { citizenId };
  }
}
