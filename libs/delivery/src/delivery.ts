import { setTimeout as pause } from 'node:timers/promises';
import { type Pool } from 'pg';
import { type EventStore } from '#event-store';
import { type Clock, type Ids, type MunicipalityCode } from '#kernel';
import { type CommandHandler, describeFailure, type EventCodec, type PolicyBook, type Processor, type ProcessingHooks, viewProcessorName } from '#processing';
import { AcknowledgementTaker } from './answers/acknowledgement-taker.js';
import { type Channels } from './channels/channel.js';
import { type RetryPolicy } from './dispatch/backoff.js';
import { Dispatcher, type DispatchHooks } from './dispatch/dispatcher.js';
import { noteDeviation } from './dispatch/note-deviation.js';
import { AdvisorySender } from './dispatch/send-advisory.js';
import { escalateOverdue, escalateUnacknowledged, expireKlippekort } from './dispatch/when-due.js';
import { DueTable } from './due/due-table.js';
import { dueView } from './due/due-view.js';
import { WakeUpPlanner } from './due/wake-up-planner.js';
import { AdvisoryPlanner } from './planning/advisory-planner.js';
import { AgreementBook } from './planning/agreement-book.js';
import { DeviationPlanner } from './planning/deviation-planner.js';
import { FollowUpPlanner } from './planning/follow-up-planner.js';
import { CitizensAtTilbud } from './places/citizens-at-tilbud.js';
import { lapseHold } from './places/lapse-hold.js';
import { TilbudFollower } from './places/tilbud-follower.js';
import { Lanes, type PartnerState } from './lanes/lanes.js';
import { type WakeUps } from './wake-ups/wake-ups.js';

export interface DeliveryParts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly commands: CommandHandler;
  readonly codec: EventCodec;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly policies: PolicyBook;
  /** Whose inbox gets what a partner answers to no advisory that is known. */
  readonly municipality: MunicipalityCode;
  /** The ways to partners; an advisory on another one is given up at once and handed to a person. */
  readonly channels: Channels;
  readonly wakeUps: WakeUps;
  /** Names this process among the dispatchers; must differ between processes. */
  readonly owner: string;
  /** One for all ways; each has its own when absent. */
  readonly retry?: RetryPolicy | undefined;
  /** Messages on their way to one partner at once; 16 by default. */
  readonly perPartner?: number | undefined;
  /** For how long what is due to a partner that is away is held back before a person is asked, in milliseconds; twelve hours by default. */
  readonly heldBackMs?: number | undefined;
  /** How often is looked for what no wake-up came for, in milliseconds; 5,000 by default. */
  readonly sweepMs?: number | undefined;
  /** How far ahead wake-ups are set, in milliseconds; 120,000 by default. */
  readonly horizonMs?: number | undefined;
  readonly atOnce?: number | undefined;
  readonly leaseMs?: number | undefined;
  readonly hooks?: DeliveryHooks | undefined;
}

export interface DeliveryHooks extends DispatchHooks {
  /** The queue could not be used, or a sweep failed; the next sweep tries again. */
  trouble?(where: 'wake-ups' | 'sweep', failure: string): void;
}

/** How delivery is, for readiness and metrics. */
export interface DeliveryHealth {
  /** Rows that are due now, and for how long the oldest has been, in milliseconds. */
  readonly due: number;
  readonly oldestMs: number;
  /** When the last sweep ended well, on the monotonic clock (`performance.now()`); null before the first. */
  readonly lastSweep: number | null;
  /** When the queue last gave back a heartbeat of this process, in milliseconds since 1970; null before the first. */
  readonly lastHeartbeat: number | null;
  /** Partners that this process does not write to as usual, since they were away. */
  readonly troubled: readonly PartnerState[];
}

/** Every how many sweeps what is left of old leases is removed. */
const TIDY_EVERY = 200;

/** The processors that plan: what is to be sent and to be followed up, what breaks a limit, and what the tilbud are to know of stays. They need neither channel nor queue. */
export function planners({ store, commands, policies }: Pick<DeliveryParts, 'store' | 'commands' | 'policies'>): readonly Processor[] {
  const parts = { store, commands, policies };
  return [
    new AdvisoryPlanner(parts, new AgreementBook(store)),
    new FollowUpPlanner(parts),
    new DeviationPlanner(parts),
    new TilbudFollower(parts, new CitizensAtTilbud(store)),
  ];
}

/**
 * Sees to due times in this process: woken by the queue, and by itself every few seconds. The due table says what is due
 * and the log what is still to be done; the queue may lose everything at any time.
 */
export class Delivery {
  private readonly table: DueTable;
  private readonly lanes: Lanes;
  private readonly dispatcher: Dispatcher;
  private readonly wakeUpPlanner: WakeUpPlanner;
  private readonly stopping = new AbortController();
  private sweeping: Promise<void> | undefined;
  private planning: Promise<void> | undefined;
  private planAgain = false;
  private lastSweep: number | null = null;

  constructor(private readonly parts: DeliveryParts) {
    const { clock, hooks, horizonMs = 120_000, atOnce, leaseMs, heldBackMs } = parts;
    this.lanes = new Lanes(clock, parts.perPartner);
    const { lanes } = this;
    this.table = new DueTable(parts.pool, parts.owner);
    const handlers = {
      'advisory-send': new AdvisorySender({ ...parts, lanes, acknowledgements: new AcknowledgementTaker(parts) }),
      'advisory-acknowledgement': escalateUnacknowledged(parts),
      'follow-up-due': escalateOverdue(parts),
      'klippekort-expiry': expireKlippekort(parts),
      'reservation-hold': lapseHold(parts),
      'deviation-begins': noteDeviation(parts),
    };
    this.dispatcher = new Dispatcher({ table: this.table, handlers, clock, lanes, heldBackMs, hooks, atOnce, leaseMs });
    this.wakeUpPlanner = new WakeUpPlanner(this.table, parts.wakeUps, clock, horizonMs);
  }

  /** Hands wake-ups on when the due table has changed; to be among the hooks of the process that runs the views. */
  readonly processingHooks: Pick<ProcessingHooks, 'committed'> = {
    committed: (processor, _position, events) => {
      const ours = processor === viewProcessorName(dueView) && events > 0;
      if (ours && this.sweeping && !this.stopping.signal.aborted) void this.planWakeUps();
    },
  };

  /**
   * Begins to work, in the background.
   * @throws what the queue throws when it cannot be begun with; should it go away later, sweeps go on without it
   */
  async start(): Promise<void> {
    await this.parts.wakeUps.start(async () => {
      await this.dispatcher.dispatchDue();
    });
    this.sweeping = this.sweepOnAndOn();
  }

  /** Takes nothing new on, lets attempts under way end, and lets go of the queue. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.dispatcher.stop();
    await this.parts.wakeUps.stop();
    await this.sweeping;
    await this.planning;
  }

  /** Sees to all that is due and sets the next wake-ups: what the sweep does. Gives how many rows were seen to. */
  async sweep(): Promise<number> {
    const handled = await this.dispatcher.dispatchDue();
    const away = this.lanes.troubled().filter(({ state }) => state === 'open');
    await this.table.holdBack(this.parts.clock.now(), away.map(({ partner }) => partner), 'partner-away');
    await this.planWakeUps();
    return handled;
  }

  async health(): Promise<DeliveryHealth> {
    const backlog = await this.table.backlog(this.parts.clock.now());
    return { ...backlog, lastSweep: this.lastSweep, lastHeartbeat: this.parts.wakeUps.lastHeartbeat(), troubled: this.lanes.troubled() };
  }

  private async sweepOnAndOn(): Promise<void> {
    const { signal } = this.stopping;
    for (let sweeps = 1; !signal.aborted; sweeps++) {
      try {
        await this.sweep();
        if (sweeps % TIDY_EVERY === 0) await this.table.tidy();
        this.lastSweep = performance.now();
      } catch (error) {
        this.parts.hooks?.trouble?.('sweep', describeFailure(error));
      }
      await pause(this.parts.sweepMs ?? 5_000, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One at a time; asked for meanwhile, once more. */
  private planWakeUps(): Promise<void> {
    if (this.planning) this.planAgain = true;
    else this.planning = this.planWakeUpsNow();
    return this.planning;
  }

  private async planWakeUpsNow(): Promise<void> {
    do {
      this.planAgain = false;
      try {
        await this.wakeUpPlanner.plan();
      } catch (error) {
        this.parts.hooks?.trouble?.('wake-ups', describeFailure(error));
      }
    } while (this.planAgain && !this.stopping.signal.aborted);
    this.planning = undefined;
  }
}
