import { derivedId, type MunicipalityCode, type Recorded, stateAsKnown, type StoredEvent } from '#kernel';
import { type PathwayEvent } from '../pathway/events.js';
import { actingMunicipality, evolve, initial } from '../pathway/responsibility/state.js';

/**
 * Whose citizen it is by what has been recorded, corrections counted; undefined for nobody's.
 * @param events that come on top, not recorded yet
 */
export function municipalityOf(recorded: readonly Recorded<PathwayEvent>[], events: readonly PathwayEvent[] = []): MunicipalityCode | undefined {
  return actingMunicipality(stateAsKnown({ initial, evolve }, [...recorded, ...events.map(yetToCome)]));
}

/** Nothing but an id is asked of what stands behind an event: corrections name it. */
function yetToCome(event: PathwayEvent, place: number): Recorded<PathwayEvent> {
  return { event, stored: { id: derivedId('yet to come', String(place)) } as StoredEvent };
}
