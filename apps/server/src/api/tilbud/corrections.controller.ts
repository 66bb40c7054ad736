import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { derivedId, type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { type Recorded } from '../answer/recorded.js';
import { type Versioned } from '../answer/versioned.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { LooksUp, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { EntriesRequest, TilbudCorrectionRequest } from './corrections.requests.js';
import { DecidingAtTilbud } from './deciding-at-tilbud.js';
import { FindTilbudEntries, type TilbudEntry } from './find-entries.js';
import { LookAtTilbud } from './look-at-tilbud.js';

/** What was recorded wrongly at a tilbud is said anew or taken back; nothing is edited, and nothing is lost. */
@ApiTags('tilbud')
@Controller('api/tilbud/:tilbudId')
export class TilbudCorrectionsController {
  constructor(
    private readonly deciding: DecidingAtTilbud,
    private readonly queries: QueryBus,
  ) {}

  @Get('entries')
  @Allowed('myndighed', 'leder')
  @LooksUp('What was recorded about a place, a booking or a waiting, with the ids that corrections name')
  async find(@IdParam('tilbudId') tilbudId: Uuid, @Query() { about, knownAt }: EntriesRequest, @Ask() asking: Asking): Promise<{ readonly items: readonly TilbudEntry[] }> {
    await this.queries.execute(new LookAtTilbud(tilbudId, asking));
    return { items: await this.queries.execute(new FindTilbudEntries(tilbudId, about, knownAt)) };
  }

  @Post('corrections')
  @Allowed('myndighed', 'leder')
  @Records()
  correct(@IdParam('tilbudId') tilbudId: Uuid, @Body() body: TilbudCorrectionRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.deciding.record(tilbudId, { type: 'CorrectTilbudEntries', ...body }, asking, derivedId('correction', asking.commandId));
  }
}
