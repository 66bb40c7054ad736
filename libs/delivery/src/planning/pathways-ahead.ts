import { dateSetBy, type OccasionTrigger, PATHWAY, pathwayCatalogue, typesThatSetDates } from '#domain';
import { type EventStore } from '#event-store';
import { BEFORE_ALL, categoryOf, type PlainDate, readPublic, type StoredEvent, type StreamName } from '#kernel';

const PAGE = 500;

/**
 * The pathways of a municipality on which something of a trigger may lie ahead, as far as the log tells up to an event. Read off the
 * whole log: agreements are registered a few times a year. Whether it still lies ahead the pathways say.
 */
export async function pathwaysAhead(
  agreed: StoredEvent,
  trigger: OccasionTrigger,
  today: PlainDate,
  store: Pick<EventStore, 'readAll'>,
): Promise<readonly StreamName[]> {
  const types = typesThatSetDates(trigger);
  const found = new Set<StreamName>();
  if (types.length === 0) return [];
  for (let after = BEFORE_ALL; after < agreed.position; ) {
    const page = await store.readAll({ after, limit: PAGE, types });
    for (const stored of page.events) {
      if (stored.metadata.municipality !== agreed.metadata.municipality || categoryOf(stored.stream) !== PATHWAY) continue;
      const date = dateSetBy(readPublic(pathwayCatalogue, stored).event, trigger);
      if (date !== undefined && date >= today) found.add(stored.stream);
    }
    if (page.events.length === 0) break;
    after = page.position;
  }
  return [...found];
}
