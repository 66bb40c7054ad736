import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor, type Clock, type Ids } from '#kernel';
import { type AcknowledgementOutcome, fingerprintOf, parseHospitalNotification, readEnvelope } from '#medcom';
import { Allowed, CLOCK, type Configuration, CONFIGURATION, correlationId, CurrentActor, IDS } from '#platform';
import { KeyedHashes } from '#privacy';
import { replyTo } from './answer-message.js';
import { NotificationReceiver } from './notification-receiver.js';

const FHIR_JSON = 'application/fhir+json';

/** MedCom messages from hospitals. */
@ApiTags('messages')
@Controller('fhir')
export class ProcessMessageController {
  constructor(
    private readonly receiver: NotificationReceiver,
    private readonly hashes: KeyedHashes,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Takes a HospitalNotification and answers with an Acknowledgement, positive or not; 400 with an OperationOutcome
   * where the message does not say who sent it.
   */
  @Post('$process-message')
  @HttpCode(200)
  @Allowed('region', 'leder')
  @ApiConsumes(FHIR_JSON)
  @ApiProduces(FHIR_JSON)
  @ApiBody({ schema: { type: 'object', description: 'FHIR R4 Bundle of type message: MedCom HospitalNotification 3.0' } })
  @ApiResponse({ status: 200, description: 'Bundle of type message: MedCom Acknowledgement 2.0' })
  @ApiResponse({ status: 400, description: 'OperationOutcome' })
  async process(@Body() message: unknown, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const outcome = await this.outcomeOf(message, actor);
    const answer = replyTo({
      received: readEnvelope(message),
      outcome,
      fingerprint: this.hashes.fingerprint(fingerprintOf(message) ?? ''),
      now: this.clock.now(),
      base: `${this.configuration.http.publicUrl}/fhir`,
    });
    reply.status(answer.status).type(FHIR_JSON);
    return answer.body;
  }

  private async outcomeOf(message: unknown, actor: Actor): Promise<AcknowledgementOutcome> {
    const parsed = parseHospitalNotification(message);
    if (parsed.ok) return this.receiver.receive(parsed.notification, message, { actor, correlationId: correlationId() ?? this.ids.next() });
    const [first, ...rest] = parsed.problems;
    if (!first) throw new Error('a message was turned down without a reason');
    return { code: 'fatal-error', issues: [first, ...rest] };
  }
}
