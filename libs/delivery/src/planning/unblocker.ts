import { ADVISORY, dischargesSpokenOf, mayBeTold, PATHWAY, pathway, pathwayCatalogue, type PathwayEvent } from '#domain';
import { categoryOf, dateInCopenhagen, idOf, readPublic, type Recorded, stateAsKnown, type StoredEvent, streamName, uuid } from '#kernel';
import { type PlannerParts } from './planner-parts.js';
import { type AdvisoryStreams, type LoadedAdvisory } from './advisory-streams.js';
import { type AgreementBook } from './agreement-book.js';

/**
 * What may end a block: consent, also by way of a correction. And the block itself: consent that was given while it was being
 * written down was not seen.
 */
export const unblockingTypes: readonly string[] = ['ConsentGiven', 'EntryRetracted', 'EntryCorrected', 'AdvisoryBlocked'];

/** Lets advisories go that were blocked and that the citizen now consents to (rule ADV-4). */
export class Unblocker {
  constructor(
    private readonly parts: PlannerParts,
    private readonly book: AgreementBook,
    private readonly streams: AdvisoryStreams,
  ) {}

  async unblock(trigger: StoredEvent): Promise<void> {
    const itself = categoryOf(trigger.stream) === ADVISORY ? await this.streams.load(uuid(idOf(trigger.stream))) : undefined;
    const citizenId = itself?.advisory.content.citizenId ?? uuid(idOf(trigger.stream));
    const stored = await this.parts.store.readStream(streamName(PATHWAY, citizenId));
    const recorded = stored.map((one) => readPublic(pathwayCatalogue, one));
    const { consents } = stateAsKnown(pathway, recorded);
    if (consents.consents.length === 0) return;
    const today = dateInCopenhagen(trigger.metadata.recordedAt);
    for (const { id, advisory } of itself ? [itself] : await this.about(recorded, trigger)) {
      const { fate, content } = advisory;
      if (fate !== 'blocked' || content.about.date < today || !mayBeTold(content, consents, today)) continue;
      const outcome = await this.streams.execute(trigger, id, { type: 'UnblockAdvisory' }, 'unblock');
      if (outcome.status === 'conflict') throw new Error('others changed the advisory faster than it could be unblocked');
    }
  }

  /** All advisories about a citizen's discharges. */
  private async about(recorded: readonly Recorded<PathwayEvent>[], trigger: StoredEvent): Promise<readonly LoadedAdvisory[]> {
    const { partners } = await this.book.before(trigger);
    const found = dischargesSpokenOf(recorded).flatMap(({ earlier, ...discharge }) =>
      partners.map((partnerId) => this.streams.ofDischarge(discharge, earlier, partnerId)));
    return (await Promise.all(found)).flat();
  }
}
