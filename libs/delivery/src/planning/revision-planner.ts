import { changesOfOccasions, occasionKey, occasionOf, PATHWAY, pathwayCatalogue, planUnderRevision, revisedAdvisoryId } from '#domain';
import { readPublic, type StoredEvent, streamName, type Uuid } from '#kernel';
import { type Database } from '#read-models';
import { ATTEMPTS, type PlannerParts } from './planner-parts.js';
import { type AdvisoryStreams, type LoadedAdvisory } from './advisory-streams.js';
import { type AgreementBook, type Agreements } from './agreement-book.js';
import { policyFor } from './on-behalf.js';
import { type Unblocker } from './unblocker.js';
import { maybeWaiting } from './waiting-advisories.js';

/** Plans anew what waits under an agreement when that is revised (rule ADV-5). */
export class RevisionPlanner {
  constructor(
    private readonly parts: PlannerParts,
    private readonly book: AgreementBook,
    private readonly streams: AdvisoryStreams,
    private readonly unblocker: Unblocker,
  ) {}

  async plan(revision: StoredEvent, tx: Database): Promise<void> {
    const agreements = await this.book.after(revision);
    for (const id of await maybeWaiting(revision, tx, this.parts.store)) {
      await this.planOne(revision, id, agreements);
      // Another way to the partner is no reason to plan anew, and may be what a blocked one waits for.
      await this.unblocker.unblockOne(revision, id);
    }
  }

  /** What was planned under the revision itself, or a later one, is not among what it changes: versions count from one, places on a stream from nought. */
  private async planOne(revision: StoredEvent, id: Uuid, agreements: Agreements): Promise<void> {
    if (await this.streams.load(revisedAdvisoryId(revision.id, id))) return;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const former = await this.streams.load(id);
      const asked = former && (await this.whatAskedFor(former));
      // A later change of the occasion asks for what follows, under the agreement as it is then.
      if (!former || !asked) return;
      const { content } = former.advisory;
      if (content.agreementVersion > revision.version) return;
      const agreement = agreements.withPartner(content.partnerId, content.about.trigger, asked.tilbudIds, content.about.date);
      const plan = planUnderRevision(revision.id, former, asked.change, agreement, await policyFor(revision, this.parts.policies));
      if (await this.streams.carryOut(revision, plan, [former])) return;
    }
    throw new Error('others changed the advisory faster than it could be planned');
  }

  private async whatAskedFor({ advisory: { content } }: LoadedAdvisory) {
    const stored = await this.parts.store.readStream(streamName(PATHWAY, content.citizenId));
    const history = stored.map((one) => readPublic(pathwayCatalogue, one));
    const key = occasionKey(occasionOf(content));
    return changesOfOccasions(history, content.citizenId, content.triggeredBy, [content.about.trigger]).find(({ change }) => occasionKey(change) === key);
  }
}
