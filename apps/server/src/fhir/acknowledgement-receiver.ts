import { Injectable } from '@nestjs/common';
import { AcknowledgementTaker } from '#delivery';
import { type Acknowledgement, type AcknowledgementOutcome, fingerprintOf } from '#medcom';
import { KeyedHashes } from '#privacy';
import { later, laterIfUnavailable } from './answer-to-outcome.js';
import { type Handover } from './handover.js';

/** Takes what partners' systems acknowledge, or turn down, of advisories. */
@Injectable()
export class AcknowledgementReceiver {
  constructor(
    private readonly taker: AcknowledgementTaker,
    private readonly hashes: KeyedHashes,
  ) {}

  /** Gives whether it is to be handed in again; it is never acknowledged, also where it matches nothing. */
  async receive(told: Acknowledgement, message: unknown, { actor }: Handover): Promise<AcknowledgementOutcome> {
    const fingerprint = this.hashes.fingerprint(fingerprintOf(message) ?? '');
    try {
      const taken = await this.taker.take(told, { actor, fingerprint });
      return taken.is === 'put-off' ? later : { code: 'ok' };
    } catch (error) {
      return laterIfUnavailable(error);
    }
  }
}
