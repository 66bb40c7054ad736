import { pathwayCatalogue, type PathwayEvent } from '#domain';
import { idOf, readPublic, type Recorded, type StoredEvent } from '#kernel';
import { type Database, type Memory, type View } from '../view.js';
import { KnownPlacements } from './known.js';
import { placementEvents, placementsChangedBy, placementSpokenOf } from './reducer.js';
import { endRows, insertRows, readKnownNow, type WantedRows } from './rows.js';
import { createConstraints, createTables } from './schema.js';

/** Who is where, as of any date, as known at any instant. */
export const placementsView: View = {
  name: 'placements',
  version: 1,
  tables: ['placements'],
  types: placementEvents,
  createTables,
  createConstraints,
  project: (events, { db, schema, rebuild }) => (rebuild ? projectInMemory(events, db, schema, rebuild) : projectOnRows(events, db, schema)),
  flush: ({ db, schema, rebuild }) => insertRows(db, schema, knownIn(rebuild).takeNew()),
};

async function projectOnRows(stored: readonly StoredEvent[], db: Database, schema: string): Promise<void> {
  const known = new KnownPlacements();
  const recorded = stored.map((one) => readPublic(pathwayCatalogue, one));
  known.takeIn(await readKnownNow(db, schema, wantedBy(recorded)));
  learnFrom(recorded, known);
  await endRows(db, schema, known.takeEnded());
  await insertRows(db, schema, [...known.takePast(), ...known.takeNew()]);
}

/** The rows that the events are about, each once: what else a citizen has does not change by them. */
function wantedBy(recorded: readonly Recorded<PathwayEvent>[]): WantedRows {
  const placements = new Map<string, { citizenId: string; id: string }>();
  const citizenIds = new Set<string>();
  for (const { event, stored } of recorded) {
    const citizenId = idOf(stored.stream);
    const id = placementSpokenOf(event);
    if (id === undefined) citizenIds.add(citizenId);
    else placements.set(`${citizenId} ${id}`, { citizenId, id });
  }
  return { placements: [...placements.values()], citizenIds: [...citizenIds] };
}

/** What holds stays in memory until the rebuild's end; only what is past is written on the way, so no row is ever updated. */
async function projectInMemory(stored: readonly StoredEvent[], db: Database, schema: string, memory: Memory): Promise<void> {
  const known = knownIn(memory);
  learnFrom(
    stored.map((one) => readPublic(pathwayCatalogue, one)),
    known,
  );
  await insertRows(db, schema, known.takePast());
}

function knownIn(memory: Memory): KnownPlacements {
  return memory.keep('placements', () => new KnownPlacements());
}

function learnFrom(recorded: readonly Recorded<PathwayEvent>[], known: KnownPlacements): void {
  for (const { event, stored } of recorded) {
    const citizenId = idOf(stored.stream);
    const { municipality, recordedAt } = stored.metadata;
    for (const placement of placementsChangedBy(event, known.belief(citizenId))) known.learn(citizenId, municipality, placement, recordedAt);
  }
}
