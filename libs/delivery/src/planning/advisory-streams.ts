import { ADVISORY, advisoryCatalogue, type AdvisoryCommand, advisoryDecider, advisoryId, type ChangeInContext, coveredAdvisoryId, type FormerAdvisory, type OccasionName, type PartnerPlan } from '#domain';
import { fold, type Position, readPublic, type StoredEvent, streamName, type Uuid } from '#kernel';
import { faultPoint, type Outcome } from '#processing';
import { type PlannerParts } from './planner-parts.js';
import { circumstancesOf, onBehalfOf, policyFor } from './on-behalf.js';

/** An advisory as it stands in the log. */
export interface LoadedAdvisory extends FormerAdvisory {
  readonly version: number;
  /** Where in the log it was planned. */
  readonly plannedAt: Position;
}

/** Reads advisories and carries out what is planned for them, on behalf of the event that asks for it. */
export class AdvisoryStreams {
  constructor(private readonly parts: PlannerParts) {}

  async load(id: Uuid): Promise<LoadedAdvisory | undefined> {
    const stored = await this.parts.store.readStream(streamName(ADVISORY, id));
    const advisory = fold(advisoryDecider, stored.map((one) => readPublic(advisoryCatalogue, one).event));
    return advisory.is === 'none' ? undefined : { id, advisory, version: stored.length - 1, plannedAt: stored[0]!.position };
  }

  /**
   * What was planned for a partner on account of earlier changes of an occasion, and of agreements that came to cover it, in the order of
   * planning; each with what revised agreements made of it.
   * @param agreed the events by which agreements with the partner can have come to cover it
   */
  async ofOccasion(
    occasion: OccasionName,
    earlier: ChangeInContext['earlier'],
    partnerId: string,
    agreed: readonly Uuid[],
  ): Promise<readonly LoadedAdvisory[]> {
    const ids = earlier.flatMap(({ eventId, kinds }) => kinds.map((kind) => advisoryId(eventId, occasion, partnerId, kind)));
    // Nothing can cover what had never been spoken of.
    const covered = earlier.length === 0 ? [] : agreed.map((eventId) => coveredAdvisoryId(eventId, occasion, partnerId));
    const found = (await Promise.all([...ids, ...covered].map((id) => this.withRevised(id)))).flat();
    return covered.length === 0 ? found : found.sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : 1));
  }

  /**
   * Stops an advisory as it was seen, then plans the next: should a dispatcher have begun to send it meanwhile, another plan is
   * called for. False then.
   */
  async carryOut(trigger: StoredEvent, { stop, plan }: PartnerPlan, seen: readonly LoadedAdvisory[]): Promise<boolean> {
    if (stop) {
      const version = seen.find(({ id }) => id === stop.id)?.version;
      const outcome = await this.execute(trigger, stop.id, stop.command, 'stop', version);
      if (outcome.status === 'conflict') return false;
      unlessDone(outcome);
    }
    if (plan) unlessDone(await this.execute(trigger, plan.id, plan.command, 'plan'));
    return true;
  }

  async execute(trigger: StoredEvent, id: Uuid, command: AdvisoryCommand, what: string, expectedVersion?: number): Promise<Outcome<never>> {
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

  private async withRevised(id: Uuid): Promise<readonly LoadedAdvisory[]> {
    const found: LoadedAdvisory[] = [];
    let next = await this.load(id);
    while (next) {
      found.push(next);
      const { replacedBy } = next.advisory;
      const successor: LoadedAdvisory | undefined = replacedBy === null ? undefined : await this.load(replacedBy);
      next = successor?.advisory.content.underRevision === undefined ? undefined : successor;
    }
    return found;
  }
}

function unlessDone(outcome: Outcome<never>): void {
  if (outcome.status === 'accepted' || outcome.status === 'repeated') return;
  throw new Error(`a planned command came to nothing: ${outcome.status === 'refused' ? `${outcome.refusal.rule} ${outcome.refusal.reason}` : outcome.status}`);
}
