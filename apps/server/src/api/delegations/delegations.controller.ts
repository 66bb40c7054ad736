import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type DelegationCommand, delegationTermsSchema, type DelegationTerms } from '#domain';
import { derivedId, type PlainDate, type Uuid } from '#kernel';
import { Allowed, Problem } from '#platform';
import { DelegationBook } from '#processing';
import { type Recorded } from '../answer/recorded.js';
import { type Versioned } from '../answer/versioned.js';
import { DecideOnDelegation } from '../commands/decide-on-delegation.js';
import { Recorder } from '../commands/recorder.js';
import { type Asking, metaOf } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { ListsAll, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { DelegationRequest, DelegationRevocationRequest } from './delegations.requests.js';
import { delegationItem } from './delegation-item.js';

/** A delegation as it is shown to the two municipalities that it is between. */
export interface DelegationResource extends DelegationTerms {
  readonly id: Uuid;
  /** Version of its stream: the ETag. */
  readonly version: number;
  /** First date without it; null unless it was revoked. */
  readonly revokedOn: PlainDate | null;
}

/** What municipalities let each other do for their citizens. */
@ApiTags('delegations')
@Controller('api/delegations')
export class DelegationsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly book: DelegationBook,
  ) {}

  /** Those that the asker's municipality has granted, or was granted. */
  @Get()
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @ListsAll(delegationItem, 'Those that the municipality has granted, or was granted')
  async find(@Ask() { municipality }: Asking): Promise<{ readonly items: readonly DelegationResource[] }> {
    const items = (await this.book.all()).flatMap(({ delegationId: id, version, delegation: { terms, revokedOn } }) =>
      terms && (terms.from === municipality || terms.to === municipality) ? [{ id, version, ...terms, revokedOn }] : [],
    );
    return { items };
  }

  /** Lets another municipality perform for the manager's own. */
  @Post()
  @Allowed('leder')
  @Records()
  grant(@Body() body: DelegationRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.decide(derivedId('delegation', asking.commandId), { type: 'GrantDelegation', terms: termsOf(body, asking) }, asking);
  }

  @Post(':delegationId/revocation')
  @Allowed('leder')
  @Records()
  revoke(@IdParam('delegationId') delegationId: Uuid, @Body() { on }: DelegationRevocationRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.decide(delegationId, { type: 'RevokeDelegation', on }, asking);
  }

  private decide(delegationId: Uuid, command: DelegationCommand, asking: Asking): Promise<Versioned<Recorded>> {
    const given = { meta: metaOf(asking), expectedVersion: asking.expectedVersion };
    return this.recorder.record(new DecideOnDelegation(delegationId, command, given), asking, delegationId);
  }
}

/** The terms that a request states. @throws Problem `invalid-request` for a scope that does not say of what */
function termsOf(body: DelegationRequest, { municipality }: Asking): Omit<DelegationTerms, 'from'> {
  const parsed = delegationTermsSchema.safeParse({ ...body, from: municipality });
  if (!parsed.success) {
    throw new Problem('invalid-request', { errors: parsed.error.issues.map(({ path }) => ({ field: path.join('.'), problem: 'does not fit the scope' })) });
  }
  const { from: _from, ...terms } = parsed.data;
  return terms;
}
