import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type AgreementCommand } from '#domain';
import { type Clock, dateInCopenhagen, derivedId, type PlainDate, type Uuid } from '#kernel';
import { Allowed, CLOCK, Problem } from '#platform';
import { z } from 'zod';
import { answerSchema } from '../answer/answer-schema.js';
import { type Recorded } from '../answer/recorded.js';
import { type Versioned } from '../answer/versioned.js';
import { DecideOnAgreement } from '../commands/decide-on-agreement.js';
import { Recorder } from '../commands/recorder.js';
import { type Asking, metaOf } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { ListsAll, LooksUp, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { aboutOf } from './about-of-request.js';
import { AgreementRequest, AgreementsRequest } from './agreements.requests.js';
import { FindAgreements, type AgreementResource } from './find-agreements.js';
import { FindSigningSecret } from './find-signing-secret.js';
import { PreviewAdvisories } from './preview-advisories.js';
import { type PreviewItem, previewItem } from './preview-item.js';
import { PreviewRequest } from './preview.requests.js';
import { termsOf } from './terms-of-request.js';
import { agreementItem } from './agreement-item.js';

/** What is agreed with partners on notice: data, never code. */
@ApiTags('agreements')
@Controller('api/agreements')
export class AgreementsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @ListsAll(agreementItem, 'The municipality’s agreements, in the order in which they were registered')
  async find(@Query() { asOf = this.today(), knownAt }: AgreementsRequest, @Ask() { municipality }: Asking): Promise<{ readonly items: readonly AgreementResource[] }> {
    return { items: await this.queries.execute(new FindAgreements(municipality, asOf, knownAt)) };
  }

  /** Which advisories the agreements that there are, or terms to try out, would cause. Nothing is planned or recorded by it. */
  @Post('preview')
  @HttpCode(200)
  @Allowed('myndighed', 'leder')
  @LooksUp('What each partner would be told', answerSchema(z.strictObject({ items: z.array(previewItem) })))
  async preview(@Body() body: PreviewRequest, @Ask() asking: Asking): Promise<{ readonly items: readonly PreviewItem[] }> {
    const { happened = false, recordedAt = this.clock.now(), causedBy = 'municipality', tilbudId, citizenId } = body;
    const asked = { about: aboutOf(body, asking.municipality), happened, recordedAt, causedBy, tilbudId, citizenId, terms: body.terms && termsOf(body.terms) };
    return { items: await this.queries.execute(new PreviewAdvisories(asked, asking)) };
  }

  @Post()
  @Allowed('leder')
  @Records()
  register(@Body() body: AgreementRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.decide(derivedId('agreement', asking.commandId), { type: 'RegisterAgreement', terms: termsOf(body) }, asking);
  }

  /** A further version with all its terms; on dates that it does not cover, the earlier versions hold. */
  @Post(':agreementId/revisions')
  @Allowed('leder')
  @Records()
  revise(@IdParam('agreementId') agreementId: Uuid, @Body() body: AgreementRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.decide(agreementId, { type: 'ReviseAgreement', terms: termsOf(body) }, asking);
  }

  /** For handing to the partner, who checks signatures by it. It stands nowhere: a new `secretGeneration` gives another. */
  @Get(':agreementId/signing-secret')
  @Allowed('leder')
  @LooksUp('The secret, as Standard Webhooks writes it')
  async signingSecret(@IdParam('agreementId') agreementId: Uuid, @Ask() { municipality }: Asking): Promise<{ readonly secret: string }> {
    const secret = await this.queries.execute(new FindSigningSecret(municipality, agreementId));
    if (secret === null) throw new Problem('not-found');
    return { secret };
  }

  private today(): PlainDate {
    return dateInCopenhagen(this.clock.now());
  }

  private decide(agreementId: Uuid, command: AgreementCommand, asking: Asking): Promise<Versioned<Recorded>> {
    const given = { meta: metaOf(asking), expectedVersion: asking.expectedVersion };
    return this.recorder.record(new DecideOnAgreement(agreementId, command, given), asking, agreementId);
  }
}
