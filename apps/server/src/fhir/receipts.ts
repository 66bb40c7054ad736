import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type MessageKind } from '#domain';
import { type Clock, dateInCopenhagen, derivedId, type MunicipalityCode } from '#kernel';
import { type AcknowledgementOutcome, fingerprintOf } from '#medcom';
import { CLOCK } from '#platform';
import { KeyedHashes } from '#privacy';
import { type CommandMeta } from '#processing';
import { answerTo } from './answer-to-outcome.js';
import { DecideOnMessage } from './decide-on-message.js';
import { type Handover } from './handover.js';

/** A message about a known citizen, by its ids. */
export interface Identified {
  readonly bundleId: string;
  readonly headerId: string;
  readonly kind: MessageKind;
  readonly code: string;
}

/** Remembers the ids of messages about known citizens, so that neither comes to stand for other content. */
@Injectable()
export class Receipts {
  constructor(
    private readonly commands: CommandBus,
    private readonly hashes: KeyedHashes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What is recorded on account of a message goes under an id that follows from the message's. */
  metaOf({ headerId }: Pick<Identified, 'headerId'>, message: unknown, municipality: MunicipalityCode, { actor, correlationId }: Handover): CommandMeta {
    const commandId = derivedId('message', headerId);
    const fingerprint = this.hashes.fingerprint(fingerprintOf(message) ?? '');
    return { commandId, correlationId, causationId: commandId, actor, municipality, fingerprint };
  }

  /** Not ok where one of its ids came with other content before, whomever that was about. */
  async take({ bundleId, kind, code }: Identified, meta: CommandMeta): Promise<AcknowledgementOutcome> {
    const receipt = { type: 'ReceiveMessage', kind, code, on: dateInCopenhagen(this.clock.now()) } as const;
    const byHeader = answerTo(await this.commands.execute(new DecideOnMessage(receipt, { meta })));
    if (byHeader.code !== 'ok') return byHeader;
    const ofBundle = { ...meta, commandId: derivedId('message-bundle', bundleId) };
    return answerTo(await this.commands.execute(new DecideOnMessage(receipt, { meta: ofBundle })), 'Bundle.id');
  }
}
