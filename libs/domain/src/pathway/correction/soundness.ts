import { derivedId, historyAsKnown, type JsonObject, type Recorded, stateAsKnown } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { brokenInvariants } from '../invariants.js';
import { pathway } from '../pathway.js';
import { orphansIn } from './orphans.js';
import { type Orphan } from './out-of-turn.js';

/** What makes a record less sound than it was. */
export type Unsound = { readonly reason: 'leaves-orphan' | 'breaks-rule'; readonly facts: JsonObject };

/** Whether a record that is sound stays so when these events are recorded as well; undefined where it does. */
export function unsoundWith(recorded: readonly Recorded<PathwayEvent>[], events: readonly PathwayEvent[]): Unsound | undefined {
  const anew = [...recorded, ...events.map((event, place) => asRecorded(event, place, recorded))];
  const key = ({ entry, speaksOf }: Orphan) => `${entry} ${speaksOf}`;
  const orphansBefore = new Set(orphansIn(historyAsKnown(recorded)).map(key));
  const orphan = orphansIn(historyAsKnown(anew)).find((one) => !orphansBefore.has(key(one)));
  if (orphan) return { reason: 'leaves-orphan', facts: { ...orphan } };
  const brokenBefore = brokenInvariants(stateAsKnown(pathway, recorded));
  const broken = brokenInvariants(stateAsKnown(pathway, anew)).filter((rule) => !brokenBefore.includes(rule));
  return broken.length > 0 ? { reason: 'breaks-rule', facts: { rules: broken } } : undefined;
}

/** The event as it would stand behind the others. */
function asRecorded(event: PathwayEvent, place: number, recorded: readonly Recorded<PathwayEvent>[]): Recorded<PathwayEvent> {
  const { stored } = recorded.at(-1)!;
  return { event, stored: { ...stored, id: derivedId('to come', stored.id, String(place)), type: event.type, version: stored.version + place + 1 } };
}
