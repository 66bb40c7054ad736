import { type DomainEvent, type EventCatalogue, idOf, readPublic, type Recorded, type StoredEvent } from '#kernel';
import { type Database, type RebuildMemory, type View } from '../view.js';

/** What every row of such a view tells about itself: what lists select and sort by. */
export interface StreamRow {
  readonly municipality: string;
  readonly citizenId: string;
  readonly state: string;
  /** Where it stands in lists: ISO text of a date or an instant. */
  readonly at: string;
  /** The unit whose work it is, or null. */
  readonly unit: string | null;
}

/** A view with one row for each stream of a category, the row being a fold of its stream. */
export interface RowPerStream<Event extends DomainEvent, Row extends StreamRow> {
  readonly name: string;
  readonly version: number;
  readonly catalogue: EventCatalogue<Event>;
  /** Pure. Null before the event that makes the row; an event of a stream without a row that makes none is passed over. */
  readonly reduce: (row: Row | null, recorded: Recorded<Event>) => Row | null;
}

/** Makes a view of it: a table named as the view, with the row as JSON beside the columns that lists select by. */
export function viewOf<Event extends DomainEvent, Row extends StreamRow>(of: RowPerStream<Event, Row>): View {
  const { name, version, catalogue } = of;
  return {
    name,
    version,
    tables: [name],
    types: catalogue.types,
    createTables: (schema) => `
      create table ${schema}.${name} (
        id uuid primary key,
        municipality text not null,
        citizen_id uuid not null,
        state text not null,
        at text collate "C" not null,
        unit text,
        details json not null
      );`,
    createConstraints: (schema) => `
      create index on ${schema}.${name} (municipality, at, id);
      create index on ${schema}.${name} (municipality, state, at, id);
      create index on ${schema}.${name} (citizen_id, at, id);`,
    project: async (events, db, schema, memory) => {
      if (memory) {
        reduceInto(of, events, rowsIn<Row>(memory));
      } else {
        const rows = await readRows<Row>(db, `${schema}.${name}`, events);
        reduceInto(of, events, rows);
        await writeRows(db, `${schema}.${name}`, rows);
      }
    },
    flush: (db, schema, memory) => writeRows(db, `${schema}.${name}`, rowsIn<Row>(memory)),
  };
}

function rowsIn<Row extends StreamRow>(memory: RebuildMemory): Map<string, Row> {
  return memory.keep('rows', () => new Map<string, Row>());
}

function reduceInto<Event extends DomainEvent, Row extends StreamRow>(
  { catalogue, reduce }: RowPerStream<Event, Row>,
  events: readonly StoredEvent[],
  rows: Map<string, Row>,
): void {
  for (const stored of events) {
    const id = idOf(stored.stream);
    const row = reduce(rows.get(id) ?? null, readPublic(catalogue, stored));
    if (row) rows.set(id, row);
  }
}

async function readRows<Row extends StreamRow>(db: Database, table: string, events: readonly StoredEvent[]): Promise<Map<string, Row>> {
  const ids = [...new Set(events.map((event) => idOf(event.stream)))];
  const { rows } = await db.query<{ id: string; details: Row }>(`select id, details from ${table} where id = any($1::uuid[])`, [ids]);
  return new Map(rows.map(({ id, details }) => [id, details]));
}

/** Bounds the statement, not the view: so many rows are written at a time. */
const CHUNK = 5_000;

async function writeRows<Row extends StreamRow>(db: Database, table: string, rows: ReadonlyMap<string, Row>): Promise<void> {
  const entries = [...rows];
  for (let i = 0; i < entries.length; i += CHUNK) {
    const chunk = entries.slice(i, i + CHUNK);
    const values = chunk.map(([, row]) => row);
    await db.query(
      `insert into ${table} as row (id, municipality, citizen_id, state, at, unit, details)
       select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::json[])
       on conflict (id) do update set municipality = excluded.municipality, citizen_id = excluded.citizen_id,
         state = excluded.state, at = excluded.at, unit = excluded.unit, details = excluded.details`,
      [
        chunk.map(([id]) => id),
        values.map((row) => row.municipality),
        values.map((row) => row.citizenId),
        values.map((row) => row.state),
        values.map((row) => row.at),
        values.map((row) => row.unit),
        values.map((row) => JSON.stringify(row)),
      ],
    );
  }
}
