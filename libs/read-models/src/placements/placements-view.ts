import { pathwayCatalogue } from '#domain';
import { idOf, readPublic, type StoredEvent } from '#kernel';
import { type Database, type RebuildMemory, type View } from '../view.js';
import { KnownPlacements } from './known.js';
import { placementEvents, placementsChangedBy } from './reducer.js';
import { endRows, insertRows, readKnownNow } from './rows.js';
import { createConstraints, createTables } from './schema.js';

/** Who is where, as of any date, as known at any instant. */
export const placementsView: View = {
  name: 'placements',
  version: 1,
  tables: ['placements'],
  types: placementEvents,
  createTables,
  createConstraints,
  project: (events, db, schema, memory) => (memory ? projectInMemory(events, db, schema, memory) : projectOnRows(events, db, schema)),
  flush: (db, schema, memory) => insertRows(db, schema, knownIn(memory).takeNew()),
};

async function projectOnRows(events: readonly StoredEvent[], db: Database, schema: string): Promise<void> {
  const known = new KnownPlacements();
  known.takeIn(await readKnownNow(db, schema, [...new Set(events.map((event) => idOf(event.stream)))]));
  learnFrom(events, known);
  await endRows(db, schema, known.takeEnded());
  await insertRows(db, schema, [...known.takePast(), ...known.takeNew()]);
}

/** What holds stays in memory until the rebuild's end; only what is past is written on the way, so no row is ever updated. */
async function projectInMemory(events: readonly StoredEvent[], db: Database, schema: string, memory: RebuildMemory): Promise<void> {
  const known = knownIn(memory);
  learnFrom(events, known);
  await insertRows(db, schema, known.takePast());
}

function knownIn(memory: RebuildMemory): KnownPlacements {
  return memory.keep('placements', () => new KnownPlacements());
}

function learnFrom(events: readonly StoredEvent[], known: KnownPlacements): void {
  for (const stored of events) {
    const { event } = readPublic(pathwayCatalogue, stored);
    const citizenId = idOf(stored.stream);
    const { municipality, recordedAt } = stored.metadata;
    for (const placement of placementsChangedBy(event, known.belief(citizenId))) known.learn(citizenId, municipality, placement, recordedAt);
  }
}
