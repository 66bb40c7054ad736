import { AGREEMENT, type ChangeInContext, changesOfDischarge, dischargeEventTypes, pathwayCatalogue, planFor } from '#domain';
import { categoryOf, idOf, readPublic, type StoredEvent, uuid } from '#kernel';
import { type Processor } from '#processing';
import { type Database } from '#read-models';
import { AdvisoryStreams } from './advisory-streams.js';
import { type Agreements, type AgreementBook } from './agreement-book.js';
import { byStream } from './by-stream.js';
import { policyFor } from './on-behalf.js';
import { ATTEMPTS, type PlannerParts } from './planner-parts.js';
import { RevisionPlanner } from './revision-planner.js';
import { Unblocker, unblockingTypes } from './unblocker.js';

const STREAMS_AT_ONCE = 8;

/**
 * Plans the advisories that a change of a discharge asks for (rule DIS-1), whether it happened or an entry was set right; plans
 * what waits anew when its agreement is revised (rule ADV-5), and lets go what was blocked when it may go out again (rule ADV-4).
 * Writes under ids that follow from the event it sees to, so that handling it again does nothing more.
 */
export class AdvisoryPlanner implements Processor {
  readonly name = 'plan-advisories';
  readonly types = [...new Set([...dischargeEventTypes, ...unblockingTypes, 'AgreementRevised'])];
  readonly failure = 'park';
  readonly batchSize = 100;
  private readonly streams: AdvisoryStreams;
  private readonly revisions: RevisionPlanner;
  private readonly unblocker: Unblocker;

  constructor(
    private readonly parts: PlannerParts,
    private readonly book: AgreementBook,
  ) {
    this.streams = new AdvisoryStreams(parts);
    this.revisions = new RevisionPlanner(parts, book, this.streams);
    this.unblocker = new Unblocker(parts, book, this.streams);
  }

  /** A revision comes after all that was recorded before it has been planned, and before anything later is. */
  async handle(events: readonly StoredEvent[], tx: Database): Promise<void> {
    for (let rest = events; rest.length > 0; ) {
      const revised = rest.findIndex(({ stream }) => categoryOf(stream) === AGREEMENT);
      const before = revised < 0 ? rest : rest.slice(0, revised);
      await byStream(before, STREAMS_AT_ONCE, (event) => this.see(event));
      const revision = rest[before.length];
      if (revision) await this.revisions.plan(revision, tx);
      rest = rest.slice(before.length + 1);
    }
  }

  private async see(event: StoredEvent): Promise<void> {
    if (isAboutDischarge(event)) await this.plan(event);
    if (unblockingTypes.includes(event.type)) await this.unblocker.unblock(event);
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

  private async planForPartner(trigger: StoredEvent, { change, earlier, tilbudId }: ChangeInContext, partnerId: string, agreements: Agreements): Promise<void> {
    const date = 'about' in change.happened ? change.happened.about.date : undefined;
    const agreement = date && agreements.withPartner(partnerId, tilbudId, date);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const former = await this.streams.ofDischarge(change, earlier, partnerId);
      const plan = planFor(change, partnerId, agreement, former, await policyFor(trigger, this.parts.policies));
      if (await this.streams.carryOut(trigger, plan, former)) return;
    }
    throw new Error('others changed the advisory faster than it could be planned');
  }
}

function isAboutDischarge({ type }: StoredEvent): boolean {
  return (dischargeEventTypes as readonly string[]).includes(type);
}
