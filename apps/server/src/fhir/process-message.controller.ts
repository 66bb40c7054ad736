import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor, type Clock, type Ids } from '#kernel';
import { fingerprintOf, readEnvelope } from '#medcom';
import { Allowed, CLOCK, type Configuration, CONFIGURATION, correlationId, CurrentActor, IDS } from '#platform';
import { KeyedHashes } from '#privacy';
import { replyTo } from './answer-message.js';
import { MessageReceiver } from './message-receiver.js';

const FHIR_JSON = 'application/fhir+json';

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
   * Takes a HospitalNotification and answers with an Acknowledgement, positive or not; takes an Acknowledgement of an advisory,
   * which is not answered. 400 with an OperationOutcome where the message does not say who sent it, or is an Acknowledgement that
   * does not say what it answers.
   */
  @Post('$process-message')
  @HttpCode(200)
  @Allowed('region', 'leder')
  @ApiConsumes(FHIR_JSON)
  @ApiProduces(FHIR_JSON)
  @ApiBody({ schema: { type: 'object', description: 'FHIR R4 Bundle of type message: MedCom HospitalNotification 3.0 or Acknowledgement 2.0' } })
  @ApiResponse({ status: 200, description: 'Bundle of type message: MedCom Acknowledgement 2.0' })
  @ApiResponse({ status: 204, description: 'An Acknowledgement was taken' })
  @ApiResponse({ status: 400, description: 'OperationOutcome' })
  @ApiResponse({ status: 503, description: 'OperationOutcome: an Acknowledgement is to be handed in again later' })
  async process(@Body() message: unknown, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<object | undefined> {
    const outcome = await this.receiver.receive(message, { actor, correlationId: correlationId() ?? this.ids.next() });
    const answer = replyTo({
      received: readEnvelope(message),
      outcome,
      fingerprint: this.hashes.fingerprint(fingerprintOf(message) ?? ''),
      now: this.clock.now(),
      base: `${this.configuration.http.publicUrl}/fhir`,
    });
    reply.status(answer.status);
    if (answer.body) reply.type(FHIR_JSON);
    return answer.body;
  }
}
