import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { AppendOutcomeUnknown, EventStoreUnavailable } from '#event-store';
import { type Actor, type Clock, dateInCopenhagen, derivedId, type DomainEvent, type Refusal, type Uuid } from '#kernel';
import { type AcknowledgementIssue, type AcknowledgementOutcome, fingerprintOf, type HospitalNotification } from '#medcom';
import { CLOCK } from '#platform';
import { KeyedHashes } from '#privacy';
import { type CommandMeta, type Outcome } from '#processing';
import { Reach } from '../api/access/reach.js';
import { FindCitizen } from '../api/citizens/find-citizen.js';
import { DecideOnPathway } from '../api/commands/decide-on-pathway.js';
import { commandOf } from './command-of-notification.js';
import { DecideOnMessage } from './decide-on-message.js';
import { PSYCHIATRIC_UNITS } from './tokens.js';
import { type PsychiatricUnits } from './psychiatric-units.js';

/** Who handed a message in, and the id that goes with all that follows from it. */
export interface Handover {
  readonly actor: Actor;
  readonly correlationId: Uuid;
}

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
      if (error instanceof AppendOutcomeUnknown || error instanceof EventStoreUnavailable) return later;
      throw error;
    }
  }
}

const later: AcknowledgementOutcome = {
  code: 'transient-error',
  issues: [{ code: 'temporarily-unavailable', message: 'not available for the moment; send the same message again' }],
};

function answerTo(outcome: Outcome<DomainEvent>): AcknowledgementOutcome {
  switch (outcome.status) {
    case 'accepted':
    case 'repeated':
      return { code: 'ok' };
    case 'conflict':
      return later;
    case 'key-reused':
      return fatal({ code: 'same-id-other-content', expression: 'Bundle.entry[0].resource.id', message: 'a message with this id and other content was received before' });
    case 'refused':
      return fatal(issueOf(outcome.refusal));
  }
}

/** A refusal goes back to the hospital by rule and reason: what it told is not lost, it is turned down in the open. */
function issueOf({ rule, reason }: Refusal): AcknowledgementIssue {
  return { code: reason === 'beyond-tomorrow' ? 'time-invalid' : 'combination-inconsistent', message: `refused by rule ${rule}: ${reason}` };
}

function fatal(issue: AcknowledgementIssue): AcknowledgementOutcome {
  return { code: 'fatal-error', issues: [issue] };
}
