import { corrected, isErased, type Recorded, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { type AdoptionReason } from './events.js';

/** An adoption as it stands on the pathway that adopted. */
export interface AdoptionOnRecord {
  readonly from: Uuid;
  readonly because: AdoptionReason;
  /** The entries on the other pathway. */
  readonly entries: readonly Uuid[];
  /** The entries here that say so: more than one where more was adopted afterwards. */
  readonly adopting: readonly Uuid[];
}

/** The adoption of that id that counts on a pathway; undefined where there is none, or it was undone. */
export function adoptionIn(recorded: readonly Recorded<PathwayEvent>[], adoptionId: Uuid): AdoptionOnRecord | undefined {
  let found: AdoptionOnRecord | undefined;
  for (const { event, stored } of corrected(recorded)) {
    if (event.type !== 'EntriesAdopted' || event.data.adoptionId !== adoptionId) continue;
    const { from, because, entries } = event.data;
    found = { from, because, entries: [...(found?.entries ?? []), ...entries], adopting: [...(found?.adopting ?? []), stored.id] };
  }
  return found;
}

/** The entries that say that a pathway was merged under that adoption, also where that does not count any more. */
export function mergeEntriesIn(recorded: readonly Recorded<PathwayEvent>[], adoptionId: Uuid): readonly Uuid[] {
  return recorded.filter(({ event }) => event.type === 'CitizenMerged' && event.data.adoptionId === adoptionId).map(({ stored }) => stored.id);
}

/** The personnumre that a citizen is or was known by, each once. Personal: never in a log, an error or an event in clear. */
export function personnumreIn(recorded: readonly Recorded<PathwayEvent>[]): readonly string[] {
  const found = corrected(recorded).flatMap(({ event }) => {
    if (event.type !== 'CitizenRegistered' && event.type !== 'GuestIdentified' && event.type !== 'CprChanged') return [];
    return event.personal === undefined || isErased(event.personal) ? [] : [event.personal.cpr];
  });
  return [...new Set(found)];
}
