import { agreementCatalogue, isWaiting, pathwayCatalogue, planFor, standingAhead, toPartnerTriggers, type OccasionTrigger } from '#domain';
import { dateInCopenhagen, idOf, readPublic, type StoredEvent, type StreamName, uuid } from '#kernel';
import { ATTEMPTS, type PlannerParts } from './planner-parts.js';
import { type AdvisoryStreams } from './advisory-streams.js';
import { type AgreementBook, type Agreements } from './agreement-book.js';
import { policyFor } from './on-behalf.js';
import { pathwaysAhead } from './pathways-ahead.js';

/** Plans for what lies ahead already when an agreement comes to cover it (rule ADV-8). */
export class CoveragePlanner {
  constructor(
    private readonly parts: PlannerParts,
    private readonly book: AgreementBook,
    private readonly streams: AdvisoryStreams,
  ) {}

  /** @param agreed the event that registered or revised an agreement */
  async plan(agreed: StoredEvent): Promise<void> {
    const { direction, trigger, partner } = readPublic(agreementCatalogue, agreed).event.data;
    if (direction !== 'to-partner' || !isOccasion(trigger)) return;
    const agreements = await this.book.after(agreed);
    const today = dateInCopenhagen(agreed.metadata.recordedAt);
    for (const pathway of await pathwaysAhead(agreed, trigger, today, this.parts.store)) {
      await this.planOn(pathway, { agreed, trigger, today, partnerId: partner.id, agreements });
    }
  }

  private async planOn(pathway: StreamName, { agreed, trigger, today, partnerId, agreements }: Covered): Promise<void> {
    const recorded = (await this.parts.store.readStream(pathway)).map((one) => readPublic(pathwayCatalogue, one));
    const known = recorded.filter(({ stored }) => stored.position <= agreed.position).length;
    for (const { change, earlier, tilbudIds } of standingAhead(recorded, uuid(idOf(pathway)), { known, trigger, today })) {
      const date = 'about' in change.happened ? change.happened.about.date : today;
      const agreement = agreements.withPartner(partnerId, trigger, tilbudIds, date);
      if (!agreement) continue;
      for (let attempt = 1; ; attempt++) {
        if (attempt > ATTEMPTS) throw new Error('others changed the advisory faster than it could be planned');
        const former = await this.streams.ofOccasion(change, earlier, partnerId, agreements.agreedOn(partnerId, trigger));
        // What waits is planned anew under the agreement (rule ADV-5), and who was told is told what changes.
        if (former.some(({ advisory }) => isWaiting(advisory) || advisory.possiblySentWhenStopped !== false)) break;
        const plan = planFor(change, partnerId, agreement, former, await policyFor(agreed, this.parts.policies), agreed.id);
        if (await this.streams.carryOut(agreed, plan, former)) break;
      }
    }
  }
}

interface Covered {
  readonly agreed: StoredEvent;
  readonly trigger: OccasionTrigger;
  readonly today: ReturnType<typeof dateInCopenhagen>;
  readonly partnerId: string;
  readonly agreements: Agreements;
}

function isOccasion(trigger: string): trigger is OccasionTrigger {
  return (toPartnerTriggers as readonly string[]).includes(trigger);
}
