import { Injectable } from '@nestjs/common';
import { type AcknowledgementOutcome, type MessageProblem, parseAcknowledgement, parseCareCommunication, parseHospitalNotification, readEnvelope } from '#medcom';
import { AcknowledgementReceiver } from './acknowledgement-receiver.js';
import { fatal } from './answer-to-outcome.js';
import { CommunicationReceiver } from './communication-receiver.js';
import { type Handover } from './handover.js';
import { NotificationReceiver } from './notification-receiver.js';

/** Takes a message of any kind to whoever takes its kind. */
@Injectable()
export class MessageReceiver {
  constructor(
    private readonly notifications: NotificationReceiver,
    private readonly communications: CommunicationReceiver,
    private readonly acknowledgements: AcknowledgementReceiver,
  ) {}

  /** Gives how the message is to be acknowledged, if it is a kind that is. */
  receive(message: unknown, handover: Handover): Promise<AcknowledgementOutcome> {
    switch (readEnvelope(message).event) {
      case 'acknowledgement-message':
        return this.acknowledgement(message, handover);
      case 'care-communication-message':
        return this.communication(message, handover);
      default:
        return this.notification(message, handover);
    }
  }

  private async notification(message: unknown, handover: Handover): Promise<AcknowledgementOutcome> {
    const parsed = parseHospitalNotification(message);
    return parsed.ok ? this.notifications.receive(parsed.notification, message, handover) : turnedDown(parsed.problems);
  }

  private async communication(message: unknown, handover: Handover): Promise<AcknowledgementOutcome> {
    const parsed = parseCareCommunication(message);
    return parsed.ok ? this.communications.receive(parsed.communication, message, handover) : turnedDown(parsed.problems);
  }

  private async acknowledgement(message: unknown, handover: Handover): Promise<AcknowledgementOutcome> {
    const parsed = parseAcknowledgement(message);
    return parsed.ok ? this.acknowledgements.receive(parsed.acknowledgement, message, handover) : turnedDown(parsed.problems);
  }
}

function turnedDown([first, ...rest]: readonly MessageProblem[]): AcknowledgementOutcome {
  if (!first) throw new Error('a message was turned down without a reason');
  return fatal(first, ...rest);
}
