import { Body, Controller, Delete, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type PathwayEvent } from '#domain';
import { type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { type Done } from '../../answer/answer-of-outcome.js';
import { Recorded } from '../../answer/recorded.js';
import { Versioned } from '../../answer/versioned.js';
import { ViewWait } from '../../commands/view-wait.js';
import { type Asking } from '../../request/asking.js';
import { Ask } from '../../request/asking-of.js';
import { Records } from '../../request/documented.js';
import { IdParam } from '../../request/id-pipe.js';
import { CarryingOver } from './carrying-over.js';
import { MergeRequest, MovedEntriesRequest } from './identity.requests.js';

/** One person who was registered twice, and entries that stand on the wrong citizen's pathway. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId')
@Allowed('myndighed', 'leder')
export class MergesController {
  constructor(
    private readonly carrying: CarryingOver,
    private readonly views: ViewWait,
  ) {}

  /** Takes over all that stands on another pathway of the same person. */
  @Post('merges')
  @Records()
  async merge(@IdParam('citizenId') citizenId: Uuid, @Body() body: MergeRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const outcome = await this.carrying.carry({ from: body.citizenId, to: citizenId, because: 'same-person' }, citizenId, asking);
    return this.answer(CarryingOver.idOf(asking), outcome, asking);
  }

  /** Brings back both pathways as they were. */
  @Delete('merges/:adoptionId')
  @Records(200)
  async undo(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('adoptionId') adoptionId: Uuid,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.answer(adoptionId, await this.carrying.undo(citizenId, adoptionId, asking), asking);
  }

  /** Moves entries to the citizen whom they concern, as a possible breach of personal data security. */
  @Post('moved-entries')
  @Records()
  async move(@IdParam('citizenId') citizenId: Uuid, @Body() { entries, to }: MovedEntriesRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const outcome = await this.carrying.carry({ from: citizenId, to, because: 'wrong-citizen', entries }, citizenId, asking);
    return this.answer(CarryingOver.idOf(asking), outcome, asking);
  }

  private async answer(id: Uuid, outcome: Done<PathwayEvent>, asking: Asking): Promise<Versioned<Recorded>> {
    const waited = await this.views.after(outcome, asking.waitMs);
    return new Versioned(new Recorded(id, outcome.version, outcome.position.toString()), outcome.version, waited);
  }
}
