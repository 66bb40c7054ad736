import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type Clock, dateInCopenhagen, derivedId } from '#kernel';
import { type AcknowledgementOutcome, fingerprintOf, type HospitalNotification } from '#medcom';
import { CLOCK } from '#platform';
import { KeyedHashes } from '#privacy';
import { type CommandMeta } from '#processing';
import { Reach } from '../api/access/reach.js';
import { FindCitizen } from '../api/citizens/find-citizen.js';
import { DecideOnPathway } from '../api/commands/decide-on-pathway.js';
import { answerTo, laterIfUnavailable } from './answer-to-outcome.js';
import { commandOf } from './command-of-notification.js';
import { DecideOnMessage } from './decide-on-message.js';
import { type Handover } from './handover.js';
import { PSYCHIATRIC_UNITS } from './tokens.js';
import { type PsychiatricUnits } from './psychiatric-units.js';

/** Records what a hospital's message tells of a known citizen. Of a stranger nothing is kept, not even that a message came. */
@Injectable()
export class NotificationReceiver {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly hashes: KeyedHashes,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly reach: Reach,
    @Inject(PSYCHIATRIC_UNITS) private readonly psychiatric: PsychiatricUnits,
  ) {}

  /** Gives how the message is to be acknowledged. */
  async receive(told: HospitalNotification, message: unknown, { actor, correlationId }: Handover): Promise<AcknowledgementOutcome> {
    const commandId = derivedId('message', told.headerId);
    const fingerprint = this.hashes.fingerprint(fingerprintOf(message) ?? '');
    try {
      const citizenId = await this.queries.execute(new FindCitizen(actor, told.cpr));
      // Whoever the message was sent to: it is the municipality that has the case which is told.
      const municipality = citizenId === null ? undefined : await this.reach.acting(citizenId);
      if (citizenId === null || municipality === undefined) return { code: 'ok' };
      const meta: CommandMeta = { commandId, correlationId, causationId: commandId, actor, municipality, fingerprint };
      const on = dateInCopenhagen(this.clock.now());
      const receipt = { type: 'ReceiveMessage', kind: 'hospital-notification', code: told.code, on } as const;
      const received = answerTo(await this.commands.execute(new DecideOnMessage(receipt, { meta })));
      if (received.code !== 'ok') return received;
      const command = commandOf(told, this.psychiatric);
      return answerTo(await this.commands.execute(new DecideOnPathway(citizenId, command, { meta })));
    } catch (error) {
      return laterIfUnavailable(error);
    }
  }
}
