import { PATHWAY, pathwayCatalogue, type PathwayEvent } from '#domain';
import { categoryOf, idOf, isCorrection, readPublic, type Recorded, type StoredEvent } from '#kernel';
import { type Memory, type Projection, type View } from '../view.js';
import { KnownPlacements } from './known.js';
import { learnFrom } from './learn.js';
import { placementEvents, placementSpokenOf } from './reducer.js';
import { endRows, insertRows, readKnownNow, type WantedRows } from './rows.js';
import { createConstraints, createTables } from './schema.js';

/** Who is where, as of any date, as known at any instant. */
export const placementsView: View = {
  name: 'placements',
  version: 3,
  tables: ['placements'],
  types: [...placementEvents, 'EntryRetracted', 'EntryCorrected'],
  createTables,
  createConstraints,
  project: (events, projection) => (projection.rebuild ? projectInMemory(events, projection, projection.rebuild) : projectOnRows(events, projection)),
  flush: ({ db, schema, rebuild }) => insertRows(db, schema, knownIn(rebuild).takeNew()),
};

async function projectOnRows(stored: readonly StoredEvent[], { db, schema, histories }: Projection): Promise<void> {
  const known = new KnownPlacements();
  const recorded = read(stored);
  known.takeIn(await readKnownNow(db, schema, wantedBy(recorded)));
  await learnFrom(recorded, known, histories, async (citizenIds) => {
    known.takeIn(await readKnownNow(db, schema, { placements: [], citizenIds }));
  });
  await endRows(db, schema, known.takeEnded());
  await insertRows(db, schema, [...known.takePast(), ...known.takeNew()]);
}

/** The rows that the events are about, each once, and a death: what else a citizen has does not change by them. */
function wantedBy(recorded: readonly Recorded<PathwayEvent>[]): WantedRows {
  const placements = new Map<string, { citizenId: string; id: string }>();
  const citizenIds = new Set<string>();
  for (const { event, stored } of recorded) {
    const citizenId = idOf(stored.stream);
    const about = placementSpokenOf(event);
    if (about === undefined || isCorrection(event)) citizenIds.add(citizenId);
    else for (const id of [about, citizenId]) placements.set(`${citizenId} ${id}`, { citizenId, id });
  }
  return { placements: [...placements.values()], citizenIds: [...citizenIds] };
}

/** What holds stays in memory until the rebuild's end; only what is past is written on the way, so no row is ever updated. */
async function projectInMemory(stored: readonly StoredEvent[], { db, schema, histories }: Projection, memory: Memory): Promise<void> {
  const known = knownIn(memory);
  await learnFrom(read(stored), known, histories, () => Promise.resolve());
  await insertRows(db, schema, known.takePast());
}

function read(stored: readonly StoredEvent[]): readonly Recorded<PathwayEvent>[] {
  return stored.filter(({ stream }) => categoryOf(stream) === PATHWAY).map((one) => readPublic(pathwayCatalogue, one));
}

function knownIn(memory: Memory): KnownPlacements {
  return memory.keep('placements', () => new KnownPlacements());
}
