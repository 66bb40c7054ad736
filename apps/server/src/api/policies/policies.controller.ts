import { Body, Controller, Get, Put } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { changedPolicy, defaultPolicy } from '#domain';
import { derivedId, type JsonObject } from '#kernel';
import { Allowed, Problem } from '#platform';
import { type Recorded } from '../answer/recorded.js';
import { Versioned } from '../answer/versioned.js';
import { DecideOnPolicy } from '../commands/decide-on-policy.js';
import { Recorder } from '../commands/recorder.js';
import { type Asking, metaOf } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { LooksUp, Records } from '../request/documented.js';
import { FindPolicy, type PolicyResource } from './find-policy.js';
import { PolicyRequest } from './policies.requests.js';

/** The numbers of the asker's own municipality, and the table of what it follows up. */
@ApiTags('policies')
@Controller('api/policies')
export class PoliciesController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @LooksUp('The policy in force today, versions to come, and all that was ever set')
  async find(@Ask() { municipality }: Asking): Promise<PolicyResource | Versioned<PolicyResource>> {
    const found = await this.queries.execute(new FindPolicy(municipality));
    return found.version === null ? found : new Versioned(found, found.version);
  }

  /** A further version: the policy on its first date, with the numbers that change. What was decided before stays as it was. */
  @Put()
  @Allowed('leder')
  @Records(200)
  set(@Body() { from, change }: PolicyRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const misfits = unfit(change);
    if (misfits.length > 0) throw new Problem('invalid-request', { errors: misfits.map((field) => ({ field, problem: 'does not fit a policy' })) });
    const given = { meta: metaOf(asking), expectedVersion: asking.expectedVersion };
    const command = { type: 'SetPolicy', from, change } as const;
    return this.recorder.record(new DecideOnPolicy(command, given), asking, derivedId('policy', asking.municipality));
  }
}

/** The places at which a change fits no policy, whatever it changes. Names that are none of the policy's own are not repeated. */
function unfit(change: JsonObject): readonly string[] {
  const misfits = changedPolicy(defaultPolicy, change).misfits ?? [];
  const plain = /^[a-z][A-Za-z0-9-]*(\.[a-z0-9][A-Za-z0-9-]*)*$/;
  return [...new Set(misfits.map((place) => (plain.test(place) ? `change.${place}` : 'change')))];
}
