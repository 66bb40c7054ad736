import { pathwayCatalogue, type PathwayEvent } from '#domain';
import { historyAsKnown, idOf, isCorrection, readPublic, type Recorded, type StoredEvent, type StreamName } from '#kernel';
import { type Histories } from '../view.js';
import { type KnownPlacements } from './known.js';
import { type Placement } from './placement.js';
import { isToldLate, placementsChangedBy } from './reducer.js';

/**
 * Learns from a run of events. What only adds to the end of what is known changes the placement it speaks of; where a citizen
 * has something told late or corrected, that citizen is folded anew from the history as known then.
 * @param takeIn gets all that the table holds of some citizens, where it is not known yet
 */
export async function learnFrom(
  recorded: readonly Recorded<PathwayEvent>[],
  known: KnownPlacements,
  histories: Histories,
  takeIn: (citizenIds: readonly string[]) => Promise<void>,
): Promise<void> {
  const late = new Map<StreamName, Recorded<PathwayEvent>[]>();
  for (const one of recorded) {
    const { event, stored } = one;
    const citizenId = idOf(stored.stream);
    const belief = known.belief(citizenId);
    const behind = late.get(stored.stream);
    if (behind) {
      behind.push(one);
    } else if (isCorrection(event) || isToldLate(event, belief, citizenId)) {
      late.set(stored.stream, [one]);
    } else {
      const { municipality, recordedAt } = stored.metadata;
      for (const placement of placementsChangedBy(event, belief, citizenId)) known.learn(citizenId, municipality, placement, recordedAt);
    }
  }
  const last = recorded.at(-1);
  if (!last || late.size === 0) return;
  const read = await histories.of([...late.keys()], last.stored.position);
  await takeIn([...late.keys()].map(idOf));
  for (const [stream, run] of late) learnAnew(idOf(stream), run, read.get(stream) ?? [], known);
}

function learnAnew(citizenId: string, run: readonly Recorded<PathwayEvent>[], stored: readonly StoredEvent[], known: KnownPlacements): void {
  const history = stored.map((one) => readPublic(pathwayCatalogue, one));
  for (const [place, { stored: { version, metadata } }] of run.entries()) {
    // What one append says is learned at once.
    if (run[place + 1]?.stored.metadata.recordedAt === metadata.recordedAt) continue;
    const upTo = history.filter((one) => one.stored.version <= version);
    known.learnAll(citizenId, metadata.municipality, placementsAsKnown(citizenId, upTo), metadata.recordedAt);
  }
}

/** All placements of a citizen that a history leads to. */
export function placementsAsKnown(citizenId: string, recorded: readonly Recorded<PathwayEvent>[]): ReadonlyMap<string, Placement> {
  const placements = new Map<string, Placement>();
  for (const { event } of historyAsKnown(recorded)) {
    for (const placement of placementsChangedBy(event, placements, citizenId)) placements.set(placement.id, placement);
  }
  return placements;
}
