import {
  ADVISORY,
  advisoryCatalogue,
  advisoryDecider,
  advisoryId,
  type AdvisoryCommand,
  type ChangeInContext,
  changesOfDischarge,
  dischargeEventTypes,
  type FormerAdvisory,
  type PartnerPlan,
  pathwayCatalogue,
  planFor,
} from '#domain';
import { type EventStore } from '#event-store';
import { fold, idOf, readPublic, type StoredEvent, streamName, uuid, type Uuid } from '#kernel';
import { type CommandHandler, faultPoint, type Outcome, type PolicyBook, type Processor } from '#processing';
import { type Agreements, type AgreementBook } from './agreement-book.js';
import { byStream } from './by-stream.js';
import { circumstancesOf, onBehalfOf, policyFor } from './on-behalf.js';

export interface PlannerParts {
  readonly store: Pick<EventStore, 'readStream' | 'readAll'>;
  readonly commands: Pick<CommandHandler, 'execute'>;
  readonly policies: Pick<PolicyBook, 'before'>;
}

/** How often a plan is made anew because a dispatcher was faster. */
const ATTEMPTS = 10;
const STREAMS_AT_ONCE = 8;

interface Former extends FormerAdvisory {
  readonly version: number;
}

/**
 * Plans the advisories that a change of a discharge asks for (rule DIS-1), whether it happened or an entry was set right.
 * Reads nothing but the log, and writes under ids that follow from the change, so that handling it again does nothing more.
 */
export class AdvisoryPlanner implements Processor {
  readonly name = 'plan-advisories';
  readonly types = dischargeEventTypes;
  readonly failure = 'park';
  readonly batchSize = 100;

  constructor(
    private readonly parts: PlannerParts,
    private readonly book: AgreementBook,
  ) {}

  handle(events: readonly StoredEvent[]): Promise<void> {
    return byStream(events, STREAMS_AT_ONCE, (event) => this.plan(event));
  }

  private async plan(trigger: StoredEvent): Promise<void> {
    const history = (await this.parts.store.readStream(trigger.stream)).map((one) => readPublic(pathwayCatalogue, one));
    const changes = changesOfDischarge(history, uuid(idOf(trigger.stream)), trigger.id);
    if (changes.length === 0) return;
    const agreements = await this.book.before(trigger);
    for (const change of changes) {
      for (const partnerId of agreements.partners) await this.planForPartner(trigger, change, partnerId, agreements);
    }
  }

  private async planForPartner(trigger: StoredEvent, context: ChangeInContext, partnerId: string, agreements: Agreements): Promise<void> {
    const agreement = agreementFor(context, partnerId, agreements);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const former = await this.formerOf(context, partnerId);
      const plan = planFor(context.change, partnerId, agreement, former, await policyFor(trigger, this.parts.policies));
      if (await this.carryOut(trigger, plan, former)) return;
    }
    throw new Error('others changed the advisory faster than it could be planned');
  }

  /** What was planned for the partner on account of earlier changes, in their order. */
  private async formerOf({ change, earlier }: ChangeInContext, partnerId: string): Promise<readonly Former[]> {
    const ids = earlier.flatMap(({ eventId, kinds }) => kinds.map((kind) => advisoryId(eventId, change, partnerId, kind)));
    const loaded = await Promise.all(ids.map((id) => this.load(id)));
    return loaded.filter((one) => one !== undefined);
  }

  private async load(id: Uuid): Promise<Former | undefined> {
    const stored = await this.parts.store.readStream(streamName(ADVISORY, id));
    const advisory = fold(advisoryDecider, stored.map((one) => readPublic(advisoryCatalogue, one).event));
    return advisory.is === 'none' ? undefined : { id, advisory, version: stored.length - 1 };
  }

  /**
   * Stops the current advisory as it was seen, then plans the next: should a dispatcher have begun to send it meanwhile,
   * another plan is called for. False then.
   */
  private async carryOut(trigger: StoredEvent, { stop, plan }: PartnerPlan, former: readonly Former[]): Promise<boolean> {
    if (stop) {
      const version = former.find(({ id }) => id === stop.id)?.version;
      const outcome = await this.execute(trigger, stop.id, stop.command, 'stop', version);
      if (outcome.status === 'conflict') return false;
      unlessDone(outcome);
    }
    if (plan) unlessDone(await this.execute(trigger, plan.id, plan.command, 'plan'));
    return true;
  }

  private async execute(trigger: StoredEvent, id: Uuid, command: AdvisoryCommand, what: string, expectedVersion?: number): Promise<Outcome<never>> {
    const stream = streamName(ADVISORY, id);
    const outcome = await this.parts.commands.execute({
      stream,
      decider: advisoryDecider,
      catalogue: advisoryCatalogue,
      command,
      circumstances: circumstancesOf(trigger, await policyFor(trigger, this.parts.policies)),
      meta: onBehalfOf(trigger, stream, what),
      personal: 'sealed',
      expectedVersion,
    });
    faultPoint('planner.after-append');
    return outcome as Outcome<never>;
  }
}

function agreementFor({ change: { happened }, tilbudId }: ChangeInContext, partnerId: string, agreements: Agreements) {
  if (!('about' in happened) || tilbudId === undefined) return undefined;
  const inForce = agreements.inForce({ trigger: 'botilbud-discharge', tilbudId, date: happened.about.date });
  return inForce.find(({ terms }) => terms.partner.id === partnerId);
}

function unlessDone(outcome: Outcome<never>): void {
  if (outcome.status === 'accepted' || outcome.status === 'repeated') return;
  throw new Error(`a planned command came to nothing: ${outcome.status === 'refused' ? `${outcome.refusal.rule} ${outcome.refusal.reason}` : outcome.status}`);
}
