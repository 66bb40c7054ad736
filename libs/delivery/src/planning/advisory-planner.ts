import { AGREEMENT, agreementCatalogue, type ChangeInContext, changesOfOccasions, occasionEventTypes, pathwayCatalogue, planFor, TILBUD, triggersChangedBy } from '#domain';
import { categoryOf, idOf, readPublic, type StoredEvent, uuid } from '#kernel';
import { type Processor } from '#processing';
import { type Database } from '#read-models';
import { AdvisoryStreams } from './advisory-streams.js';
import { type Agreements, type AgreementBook } from './agreement-book.js';
import { byStream } from './by-stream.js';
import { CoveragePlanner } from './coverage-planner.js';
import { policyFor } from './on-behalf.js';
import { ATTEMPTS, type PlannerParts } from './planner-parts.js';
import { RevisionPlanner } from './revision-planner.js';
import { Unblocker, unblockingTypes } from './unblocker.js';

const STREAMS_AT_ONCE = 8;

/**
 * Plans the advisories that a change of an occasion asks for (rules DIS-1 and OCC-1 to OCC-5), whether it happened or an entry was set
 * right; plans what waits anew when its agreement is revised (rule ADV-5), and for what lies ahead already when an agreement comes to
 * cover it (rule ADV-8); lets go what was blocked when it may go out again (rules ADV-4 and ADV-9).
 * Writes under ids that follow from the event it sees to, so that handling it again does nothing more.
 */
export class AdvisoryPlanner implements Processor {
  readonly name = 'plan-advisories';
  readonly types = [...new Set([...occasionEventTypes, ...unblockingTypes, ...agreementCatalogue.types])];
  readonly failure = 'park';
  readonly batchSize = 100;
  private readonly streams: AdvisoryStreams;
  private readonly revisions: RevisionPlanner;
  private readonly coverage: CoveragePlanner;
  private readonly unblocker: Unblocker;

  constructor(
    private readonly parts: PlannerParts,
    private readonly book: AgreementBook,
  ) {
    this.streams = new AdvisoryStreams(parts);
    this.unblocker = new Unblocker(parts, book, this.streams);
    this.revisions = new RevisionPlanner(parts, book, this.streams, this.unblocker);
    this.coverage = new CoveragePlanner(parts, book, this.streams);
  }

  /** What is agreed comes after all that was recorded before it has been planned, and before anything later is. */
  async handle(events: readonly StoredEvent[], tx: Database): Promise<void> {
    // A tilbud has corrections of its own, which no advisory follows from.
    for (let rest = events.filter(({ stream }) => categoryOf(stream) !== TILBUD); rest.length > 0; ) {
      const at = rest.findIndex(({ stream }) => categoryOf(stream) === AGREEMENT);
      const before = at < 0 ? rest : rest.slice(0, at);
      await byStream(before, STREAMS_AT_ONCE, (event) => this.see(event));
      const agreed = rest[before.length];
      if (agreed?.type === 'AgreementRevised') await this.revisions.plan(agreed, tx);
      if (agreed) await this.coverage.plan(agreed);
      rest = rest.slice(before.length + 1);
    }
  }

  private async see(event: StoredEvent): Promise<void> {
    if (isAboutOccasion(event)) await this.plan(event);
    if (unblockingTypes.includes(event.type)) await this.unblocker.unblock(event);
  }

  private async plan(trigger: StoredEvent): Promise<void> {
    const agreements = await this.book.before(trigger);
    const among = triggersChangedBy(trigger.type).filter((one) => agreements.partnersOn(one).length > 0);
    if (among.length === 0) return;
    const history = (await this.parts.store.readStream(trigger.stream)).map((one) => readPublic(pathwayCatalogue, one));
    const changes = changesOfOccasions(history, uuid(idOf(trigger.stream)), trigger.id, among);
    for (const change of changes) {
      for (const partnerId of agreements.partnersOn(change.change.trigger)) await this.planForPartner(trigger, change, partnerId, agreements);
    }
  }

  private async planForPartner(trigger: StoredEvent, { change, earlier, tilbudIds }: ChangeInContext, partnerId: string, agreements: Agreements): Promise<void> {
    const date = 'about' in change.happened ? change.happened.about.date : undefined;
    const agreement = date && agreements.withPartner(partnerId, change.trigger, tilbudIds, date);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const former = await this.streams.ofOccasion(change, earlier, partnerId, agreements.agreedOn(partnerId, change.trigger));
      const plan = planFor(change, partnerId, agreement, former, await policyFor(trigger, this.parts.policies));
      if (await this.streams.carryOut(trigger, plan, former)) return;
    }
    throw new Error('others changed the advisory faster than it could be planned');
  }
}

function isAboutOccasion({ type }: StoredEvent): boolean {
  return (occasionEventTypes as readonly string[]).includes(type);
}
