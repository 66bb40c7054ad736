import { setTimeout as pause } from 'node:timers/promises';
import {
  AGREEMENT,
  advisoryCatalogue,
  type AdvisoryCommand,
  advisoryDecider,
  agreementCatalogue,
  blockedBecause,
  type Blocking,
  type ChannelKind,
  PATHWAY,
  pathway,
  pathwayCatalogue,
  type PlannedAdvisory,
} from '#domain';
import { addMillis, dateInCopenhagen, fold, idOf, type Instant, type PlainDate, readPublic, stateAsKnown, type StoredEvent, streamName, uuid, type Uuid } from '#kernel';
import { faultPoint, isInfrastructure, type Outcome } from '#processing';
import { type AcknowledgementTaker } from '../answers/acknowledgement-taker.js';
import { hearAnswer } from '../answers/hear-answer.js';
import { type AttemptOutcome, type Channels, CITIZEN_NOT_NAMED, type NotBuildable, type Prepared } from '../channels/channel.js';
import { type Claimed, type Settlement } from '../due/due-table.js';
import { type Lanes } from '../lanes/lanes.js';
import { nextAttempt, type RetryPolicy, usualHeldBackMs, usualRetryPolicies } from './backoff.js';
import { type DueHandler, type HandlerParts, laterAfter } from './due-handler.js';
import { circumstancesOn, onDue } from './on-due.js';

export interface SenderParts extends HandlerParts {
  readonly channels: Channels;
  /** One for all ways; each has its own when absent. */
  readonly retry?: RetryPolicy | undefined;
  /** What is on its way to whom. */
  readonly lanes: Lanes;
  readonly heldBackMs?: number | undefined;
  /** Takes what a partner answers there and then. */
  readonly acknowledgements: Pick<AcknowledgementTaker, 'take'>;
}

/** How often the outcome of an attempt is tried to be written down, while the log is away. */
const RECORDINGS = 6;

/** An advisory as it stands in the log. */
interface Loaded {
  readonly id: Uuid;
  readonly planned: StoredEvent;
  readonly advisory: PlannedAdvisory;
  readonly version: number;
}

/**
 * Makes one attempt at sending an advisory. That it begins is written down first, at the version that was looked at: who
 * replaces the advisory at the same moment, or sends it too, finds that out there. The message goes out under the
 * advisory's own id at every attempt, so that a partner which has it already can know.
 */
export class AdvisorySender implements DueHandler {
  constructor(private readonly parts: SenderParts) {}

  async handle(row: Claimed): Promise<Settlement> {
    const loaded = await this.load(row);
    if (!loaded) return laterAfter(row.setbacks);
    const { advisory, version } = loaded;
    if (advisory.fate !== 'open') return { settled: 'at-version', version };
    const heldBackMs = this.parts.lanes.heldBackMs(row.lane);
    if (heldBackMs > 0) return this.whileAway(row, loaded, heldBackMs);
    const history = await this.parts.store.readStream(streamName(PATHWAY, advisory.content.citizenId));
    const now = this.parts.clock.now();
    const agreement = await this.agreementOf(advisory.content.agreementId);
    const because = agreement && gateOf(advisory, agreement, history, dateInCopenhagen(now));
    if (because) return this.block(row, loaded, because);
    // All that can fail on our side comes before the attempt, so that it then hangs on the partner alone.
    const prepared = await this.prepare(loaded, agreement, history, now);
    // Who had a number and has no name any more was erased.
    if (prepared.is === 'not-buildable' && prepared.code === CITIZEN_NOT_NAMED) return this.block(row, loaded, 'citizen-erased');

    const begun = await this.ask(row, loaded, { type: 'StartDispatch' }, version);
    if (begun.status === 'refused') return laterAfter(row.setbacks);
    if (begun.status !== 'accepted') return { settled: 'not-yet', againInMs: 0 };
    const attempt = advisory.attempts + 1;
    if (prepared.is === 'not-buildable') {
      return this.record(row, loaded, { type: 'RecordAttemptFailed', attempt, why: 'not-buildable', code: prepared.code, retryAt: null });
    }
    faultPoint('delivery.before-send');
    const began = performance.now();
    const outcome = await prepared.send();
    faultPoint('delivery.after-send');
    this.parts.lanes.heard(row.lane, outcome, performance.now() - began);
    const settlement = await this.record(row, loaded, this.commandFor(loaded, attempt, outcome, prepared.kind));
    if (!('answered' in outcome) || !outcome.answered) return settlement;
    await hearAnswer(outcome.answered, this.parts.acknowledgements);
    // Whatever it said stands in the log by now, and the due table knows.
    return settlement;
  }

  /** No attempt is used up on a partner that is away; whoever waits for it for too long is handed to a person. */
  private async whileAway(row: Claimed, loaded: Loaded, againInMs: number): Promise<Settlement> {
    const { advisory, version } = loaded;
    const patience = addMillis(advisory.nextAttemptAt, this.parts.heldBackMs ?? usualHeldBackMs);
    if (this.parts.clock.now() < patience) return { settled: 'held-back', againInMs, because: 'partner-away' };
    const begun = await this.ask(row, loaded, { type: 'StartDispatch' }, version);
    if (begun.status !== 'accepted') return { settled: 'not-yet', againInMs: 0 };
    const attempt = advisory.attempts + 1;
    return this.record(row, loaded, { type: 'RecordAttemptFailed', attempt, why: 'unreachable', code: 'PARTNER_AWAY', retryAt: null });
  }

  private async prepare(
    { id, planned, advisory: { content } }: Loaded,
    agreement: StoredEvent | undefined,
    pathway: readonly StoredEvent[],
    now: Instant,
  ): Promise<Prepared | NotBuildable> {
    if (!agreement) return { is: 'not-buildable', code: 'agreement-not-found' };
    const terms = readPublic(agreementCatalogue, agreement).event.data;
    const channel = this.parts.channels[terms.channel.kind];
    if (!channel) return { is: 'not-buildable', code: 'channel-not-available' };
    const { municipality } = agreement.metadata;
    return channel.prepare({ advisoryId: id, municipality, planned, content, terms, pathway, now, today: dateInCopenhagen(now) });
  }

  private async load(row: Claimed): Promise<Loaded | undefined> {
    const stored = await this.parts.store.readStream(row.subject);
    const advisory = fold(advisoryDecider, stored.map((one) => readPublic(advisoryCatalogue, one).event));
    const [planned] = stored;
    if (!planned || advisory.is === 'none') return undefined;
    return { id: uuid(idOf(row.subject)), planned, advisory, version: stored.length - 1 };
  }

  /** The agreement's newest version: partner and channel are asked of it, whichever version it was planned under. */
  private async agreementOf(agreementId: Uuid): Promise<StoredEvent | undefined> {
    return (await this.parts.store.readStream(streamName(AGREEMENT, agreementId))).at(-1);
  }

  /** Nothing goes out, and a person is asked (rules ADV-4 and ADV-9). */
  private async block(row: Claimed, loaded: Loaded, because: Blocking): Promise<Settlement> {
    const outcome = await this.ask(row, loaded, { type: 'BlockAdvisory', because }, loaded.version);
    if (outcome.status === 'accepted') return { settled: 'at-version', version: outcome.version };
    return outcome.status === 'refused' ? laterAfter(row.setbacks) : { settled: 'not-yet', againInMs: 0 };
  }

  private commandFor({ id, advisory }: Loaded, attempt: number, outcome: AttemptOutcome, kind: ChannelKind): AdvisoryCommand {
    const now = this.parts.clock.now();
    const failed = { type: 'RecordAttemptFailed', attempt } as const;
    const ofRound = attempt - advisory.attemptsBefore;
    const retry = this.parts.retry ?? usualRetryPolicies[kind];
    switch (outcome.is) {
      case 'delivered':
        return { type: 'RecordSent', attempt, at: now };
      case 'rejected':
        return { ...failed, why: 'rejected', code: outcome.code, retryAt: null };
      case 'put-off':
        return { ...failed, why: 'rejected', code: outcome.code, retryAt: nextAttempt(id, ofRound, now, retry, outcome.afterMs) };
      case 'unreachable':
        return { ...failed, why: 'unreachable', code: outcome.code, retryAt: outcome.forGood ? null : nextAttempt(id, ofRound, now, retry) };
      case 'unknown':
        return { ...failed, why: 'unknown', code: outcome.code, retryAt: nextAttempt(id, ofRound, now, retry) };
    }
  }

  /** Writes down how the attempt ended; should that fail for good, the next one finds an attempt without an outcome. */
  private async record(row: Claimed, loaded: Loaded, command: AdvisoryCommand): Promise<Settlement> {
    for (let time = 1; ; time++) {
      try {
        const outcome = await this.ask(row, loaded, command);
        if (outcome.status === 'accepted') return { settled: 'at-version', version: outcome.version };
        if (outcome.status !== 'conflict' || time >= RECORDINGS) return laterAfter(row.setbacks);
      } catch (error) {
        if (!isInfrastructure(error) || time >= RECORDINGS) throw error;
        await pause(100 * 2 ** time);
      }
    }
  }

  /** Under a new command id each time: an attempt that two begin at once is to be one's, not both's. */
  private async ask(row: Claimed, { planned }: Loaded, command: AdvisoryCommand, expectedVersion?: number): Promise<Outcome<never>> {
    const outcome = await this.parts.commands.execute({
      stream: row.subject,
      decider: advisoryDecider,
      catalogue: advisoryCatalogue,
      command,
      circumstances: circumstancesOn(planned, this.parts.policies),
      meta: { ...onDue(row, planned), commandId: this.parts.ids.next() },
      personal: 'sealed',
      expectedVersion,
    });
    return outcome as Outcome<never>;
  }
}

/** As the pathway says now, corrections applied, whatever it said when the advisory was planned. */
function gateOf({ content }: PlannedAdvisory, agreement: StoredEvent, history: readonly StoredEvent[], today: PlainDate): Blocking | undefined {
  const { basis, partnerId } = content;
  const { channel } = readPublic(agreementCatalogue, agreement).event.data;
  return blockedBecause({ basis, partnerId, channel: channel.kind }, stateAsKnown(pathway, history.map((one) => readPublic(pathwayCatalogue, one))), today);
}
