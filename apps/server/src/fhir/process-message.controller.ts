import { Body, Controller, Headers, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor, type Clock, derivedId, type Ids } from '#kernel';
import { fingerprintOf, readEnvelope } from '#medcom';
import { operationOutcome } from '#medcom/acknowledgement/outcome.js';
import { Allowed, CLOCK, type Configuration, CONFIGURATION, correlationId, CurrentActor, FHIR_XML, IDS } from '#platform';
import { KeyedHashes } from '#privacy';
import { type Reply, replyTo } from './answer-message.js';
import { FHIR_JSON, readBody, type ReadBody, wantedFormat, written } from './formats.js';
import { MessageReceiver } from './message-receiver.js';

/** MedCom messages from hospitals and other partners. */
@ApiTags('messages')
@Controller('fhir')
export class ProcessMessageController {
  constructor(
    private readonly receiver: MessageReceiver,
    private readonly hashes: KeyedHashes,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Takes a HospitalNotification or a CareCommunication and answers with an Acknowledgement, positive or not; takes an Acknowledgement
   * of an advisory, which is not answered. 400 with an OperationOutcome where the message cannot be read, does not say who sent it, or
   * is an Acknowledgement that does not say what it answers. The answer is written as the message is, unless `Accept` says otherwise.
   */
  @Post('$process-message')
  @HttpCode(200)
  @Allowed('region', 'leder')
  @ApiConsumes(FHIR_JSON, FHIR_XML)
  @ApiProduces(FHIR_JSON, FHIR_XML)
  @ApiBody({
    schema: { type: 'object', description: 'FHIR R4 Bundle of type message: MedCom HospitalNotification 3.0, CareCommunication 5.0 or Acknowledgement 2.0' },
  })
  @ApiResponse({ status: 200, description: 'Bundle of type message: MedCom Acknowledgement 2.0' })
  @ApiResponse({ status: 204, description: 'An Acknowledgement was taken' })
  @ApiResponse({ status: 400, description: 'OperationOutcome' })
  @ApiResponse({ status: 503, description: 'OperationOutcome: an Acknowledgement is to be handed in again later' })
  async process(
    @Body() body: unknown,
    @Headers('accept') accept: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const read = readBody(body);
    const answer = await this.answerTo(read, actor);
    reply.status(answer.status);
    if (!answer.body) return undefined;
    const { type, text } = written(answer.body, wantedFormat(accept, read.format));
    reply.type(type);
    return text;
  }

  private async answerTo(read: ReadBody, actor: Actor): Promise<Reply> {
    if (!read.ok) return { status: 400, body: operationOutcome(derivedId('unreadable', read.issue.message), [read.issue]) };
    const { message } = read;
    const outcome = await this.receiver.receive(message, { actor, correlationId: correlationId() ?? this.ids.next() });
    return replyTo({
      received: readEnvelope(message),
      outcome,
      fingerprint: this.hashes.fingerprint(fingerprintOf(message) ?? ''),
      now: this.clock.now(),
      base: `${this.configuration.http.publicUrl}/fhir`,
    });
  }
}
