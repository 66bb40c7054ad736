import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AnswerTaker, InboxWriter } from '#delivery';
import { type InboxReason, MSG_1, type RecordPartnerMessage } from '#domain';
import { type Clock, dateInCopenhagen, derivedId, type Refusal, type Uuid } from '#kernel';
import { type AcknowledgementOutcome, type CareCommunication } from '#medcom';
import { CLOCK } from '#platform';
import { type CommandMeta, type Outcome } from '#processing';
import { Reach } from '../api/access/reach.js';
import { FindAdvisories } from '../api/lists/find-rows.js';
import { answerTo, laterIfUnavailable } from './answer-to-outcome.js';
import { type Handover } from './handover.js';
import { KnownCitizens, type KnownCitizen } from './known-citizens.js';
import { Receipts } from './receipts.js';

/** As many of a citizen's advisories are looked at for the one that is answered. */
const LATEST = 500;

/**
 * Takes what partners write about known citizens: an answer to the advisory that it answers, anything else to the pathway, and to the
 * inbox what fits neither (rules ADV-7, MSG-1, INB-1). Of a stranger nothing is kept.
 */
@Injectable()
export class CommunicationReceiver {
  constructor(
    private readonly citizens: KnownCitizens,
    private readonly receipts: Receipts,
    private readonly answers: AnswerTaker,
    private readonly inbox: InboxWriter,
    private readonly queries: QueryBus,
    private readonly reach: Reach,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Gives how the message is to be acknowledged. */
  async receive(told: CareCommunication, message: unknown, handover: Handover): Promise<AcknowledgementOutcome> {
    try {
      const known = await this.citizens.find(told.cpr, handover.actor);
      if (!known) return { code: 'ok' };
      const meta = this.receipts.metaOf(told, message, known.municipality, handover);
      const received = await this.receipts.take({ ...told, kind: 'care-communication', code: told.category }, meta);
      return received.code === 'ok' ? answerTo(await this.keep(told, known, meta)) : received;
    } catch (error) {
      return laterIfUnavailable(error);
    }
  }

  private async keep(told: CareCommunication, known: KnownCitizen, meta: CommandMeta): Promise<Outcome<never>> {
    const advisoryId = await this.answers.answered(told, await this.advisoriesAbout(known));
    if (advisoryId !== undefined) {
      const answered = await this.answers.take(advisoryId, told, meta);
      // What was never sent cannot be answered: then it is something that the partner writes.
      if (answered.status !== 'refused') return answered;
    }
    if (told.activity === 'reply' && !(await this.reach.knowsThread(known.citizenId, told.thread))) return this.lay(told, known.citizenId, 'unknown-thread', meta);
    const { citizenId, outcome } = await this.citizens.record(known.citizenId, this.commandOf(told), meta);
    if (outcome.status !== 'refused') return outcome as Outcome<never>;
    return this.lay(told, citizenId, reasonOf(outcome.refusal), meta, outcome.refusal);
  }

  private async advisoriesAbout({ citizenId, municipality }: KnownCitizen): Promise<readonly Uuid[]> {
    const found = await this.queries.execute(new FindAdvisories({ municipality, citizenId, limit: LATEST }));
    return found.map(({ id }) => id as Uuid);
  }

  private commandOf({ headerId: messageId, thread, category, activity, sender, sentAt, episodeOfCareId, attachments, text, topic }: CareCommunication): RecordPartnerMessage {
    const now = this.clock.now();
    return {
      type: 'RecordPartnerMessage',
      on: dateInCopenhagen(now),
      at: now,
      message: { messageId, thread, category, activity, senderSor: sender.sor, sentAt, attachments, ...(episodeOfCareId === undefined ? {} : { episodeOfCareId }) },
      personal: { text, ...(topic === undefined ? {} : { topic }) },
    };
  }

  private lay(
    { headerId: messageId, category: code, sender, thread, text, topic }: CareCommunication,
    citizenId: Uuid,
    because: InboxReason,
    meta: CommandMeta,
    refusal?: Refusal,
  ): Promise<Outcome<never>> {
    const entry = { kind: 'care-communication', because, messageId, code, senderSor: sender.sor, citizenId, advisoryId: null, thread } as const;
    return this.inbox.lay(
      { ...entry, refusal: refusal && because === 'refused' ? { rule: refusal.rule, reason: refusal.reason } : null },
      { ...meta, commandId: derivedId('message', messageId, because) },
      { text, ...(topic === undefined ? {} : { topic }) },
    );
  }
}

function reasonOf({ rule, reason }: Refusal): InboxReason {
  if (rule !== MSG_1.id) return 'refused';
  return reason === 'citizen-died' ? 'citizen-died' : 'no-open-case';
}
