import { Inject, Injectable } from '@nestjs/common';
import { InboxWriter } from '#delivery';
import { dateInCopenhagen, derivedId, type Refusal, type Uuid } from '#kernel';
import { type AcknowledgementOutcome, type HospitalNotification } from '#medcom';
import { type CommandMeta } from '#processing';
import { Reach } from '../api/access/reach.js';
import { answerTo, laterIfUnavailable } from './answer-to-outcome.js';
import { commandOf } from './command-of-notification.js';
import { type Handover } from './handover.js';
import { KnownCitizens } from './known-citizens.js';
import { type PsychiatricUnits } from './psychiatric-units.js';
import { Receipts } from './receipts.js';
import { PSYCHIATRIC_UNITS } from './tokens.js';

/** Records what a hospital's message tells of a known citizen. Of a stranger nothing is kept, not even that a message came. */
@Injectable()
export class NotificationReceiver {
  constructor(
    private readonly citizens: KnownCitizens,
    private readonly receipts: Receipts,
    private readonly inbox: InboxWriter,
    private readonly reach: Reach,
    @Inject(PSYCHIATRIC_UNITS) private readonly psychiatric: PsychiatricUnits,
  ) {}

  /** Gives how the message is to be acknowledged. */
  async receive(told: HospitalNotification, message: unknown, handover: Handover): Promise<AcknowledgementOutcome> {
    try {
      const known = await this.citizens.find(told.cpr, handover.actor);
      if (!known) return { code: 'ok' };
      const meta = this.receipts.metaOf(told, message, known.municipality, handover);
      const received = await this.receipts.take({ ...told, kind: 'hospital-notification' }, meta);
      if (received.code !== 'ok') return received;
      const { citizenId, outcome } = await this.citizens.record(known.citizenId, commandOf(told, this.psychiatric), meta);
      if (outcome.status === 'refused') await this.show(told, citizenId, 'refused', meta, outcome.refusal);
      else if (await this.tellsOfTheDead(told, citizenId)) await this.show(told, citizenId, 'citizen-died', meta);
      return answerTo(outcome);
    } catch (error) {
      return laterIfUnavailable(error);
    }
  }

  /** Whether a hospital tells of somebody alive after the death that is recorded: one of the two is wrong. */
  private async tellsOfTheDead({ event, revision, effectiveAt }: HospitalNotification, citizenId: Uuid): Promise<boolean> {
    if (event === 'died') return false;
    const diedOn = await this.reach.diedOn(citizenId);
    return diedOn !== undefined && (dateInCopenhagen(effectiveAt) > diedOn || (event === 'discharged' && revision === 'cancelled'));
  }

  /** Somebody here is to see to it: also where the hospital is told, for it is a known citizen whom it was about. */
  private async show(
    { headerId, code, sender }: HospitalNotification,
    citizenId: Uuid,
    because: 'refused' | 'citizen-died',
    meta: CommandMeta,
    refusal?: Refusal,
  ): Promise<void> {
    const entry = { kind: 'hospital-notification', because, messageId: headerId, code, senderSor: sender.sor, citizenId, advisoryId: null, thread: null } as const;
    const by = refusal === undefined ? null : { rule: refusal.rule, reason: refusal.reason };
    await this.inbox.lay({ ...entry, refusal: by }, { ...meta, commandId: derivedId('message', headerId, because) });
  }
}
