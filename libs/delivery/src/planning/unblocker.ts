import {
  ADVISORY,
  AGREEMENT,
  agreementCatalogue,
  blockedBecause,
  isOver,
  longestAfterUnder,
  occasionsSpokenOf,
  PATHWAY,
  pathway,
  pathwayCatalogue,
  type PathwayEvent,
} from '#domain';
import { categoryOf, dateInCopenhagen, idOf, readPublic, type Recorded, stateAsKnown, type StoredEvent, streamName, uuid, type Uuid } from '#kernel';
import { type PlannerParts } from './planner-parts.js';
import { type AdvisoryStreams, type LoadedAdvisory } from './advisory-streams.js';
import { type AgreementBook } from './agreement-book.js';
import { policyFor } from './on-behalf.js';

/**
 * What may end a block: consent, a name or another number, also by way of a correction. And the block itself: consent that was given
 * while it was being written down was not seen.
 */
export const unblockingTypes: readonly string[] = ['ConsentGiven', 'GuestIdentified', 'CprChanged', 'EntryRetracted', 'EntryCorrected', 'AdvisoryBlocked'];

/** Lets advisories go that were blocked and that nothing stands in the way of any more (rules ADV-4 and ADV-9). */
export class Unblocker {
  constructor(
    private readonly parts: PlannerParts,
    private readonly book: AgreementBook,
    private readonly streams: AdvisoryStreams,
  ) {}

  async unblock(trigger: StoredEvent): Promise<void> {
    if (categoryOf(trigger.stream) === ADVISORY) return this.unblockOne(trigger, uuid(idOf(trigger.stream)));
    const recorded = await this.pathwayOf(uuid(idOf(trigger.stream)));
    await this.letGo(trigger, recorded, await this.about(recorded, trigger));
  }

  /** One advisory, on account of something else than its citizen's pathway. */
  async unblockOne(trigger: StoredEvent, id: Uuid): Promise<void> {
    const advisory = await this.streams.load(id);
    if (advisory?.advisory.fate === 'blocked') await this.letGo(trigger, await this.pathwayOf(advisory.advisory.content.citizenId), [advisory]);
  }

  private async letGo(trigger: StoredEvent, recorded: readonly Recorded<PathwayEvent>[], advisories: readonly LoadedAdvisory[]): Promise<void> {
    const today = dateInCopenhagen(trigger.metadata.recordedAt);
    const longestAfter = longestAfterUnder(await policyFor(trigger, this.parts.policies));
    const state = stateAsKnown(pathway, recorded);
    for (const { id, advisory } of advisories) {
      const { fate, content, blockedBecause: because } = advisory;
      if (fate !== 'blocked' || because === 'citizen-erased' || isOver(content.about, today, longestAfter)) continue;
      const channel = await this.channelOf(content.agreementId);
      if (!channel || blockedBecause({ ...content, channel }, state, today)) continue;
      const outcome = await this.streams.execute(trigger, id, { type: 'UnblockAdvisory' }, 'unblock');
      if (outcome.status === 'conflict') throw new Error('others changed the advisory faster than it could be unblocked');
    }
  }

  private async pathwayOf(citizenId: Uuid): Promise<readonly Recorded<PathwayEvent>[]> {
    return (await this.parts.store.readStream(streamName(PATHWAY, citizenId))).map((one) => readPublic(pathwayCatalogue, one));
  }

  /** As the agreement's newest version says, which is what it is sent on. */
  private async channelOf(agreementId: Uuid) {
    const newest = (await this.parts.store.readStream(streamName(AGREEMENT, agreementId))).at(-1);
    return newest && readPublic(agreementCatalogue, newest).event.data.channel.kind;
  }

  /** All advisories about a citizen's occasions. */
  private async about(recorded: readonly Recorded<PathwayEvent>[], trigger: StoredEvent): Promise<readonly LoadedAdvisory[]> {
    const agreements = await this.book.before(trigger);
    const found = occasionsSpokenOf(recorded).flatMap(({ earlier, ...occasion }) =>
      agreements.partnersOn(occasion.trigger).map((partnerId) =>
        this.streams.ofOccasion(occasion, earlier, partnerId, agreements.agreedOn(partnerId, occasion.trigger))));
    return (await Promise.all(found)).flat();
  }
}
