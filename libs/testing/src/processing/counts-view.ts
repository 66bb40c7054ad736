import { type StoredEvent } from '#kernel';
import { type Database, type View } from '#read-models';

/** What the view holds of one counter. */
export interface CountRow {
  readonly stream: string;
  readonly total: number;
  /** The versions of the events, in the order in which they were handled: shows every gap, repetition and disorder. */
  readonly trace: string;
}

/**
 * Totals by counter. It adds to what stands, so an event handled twice or not at all shows, and an event that counts by
 * the poisonous number cannot be folded.
 */
export function countsView({ poison, version = 1, name = 'counts' }: { poison?: () => number | undefined; version?: number; name?: string } = {}): View {
  return {
    name,
    version,
    tables: [name],
    types: ['CountedUp'],
    createTables: (schema) => `create table ${schema}.${name} (stream text primary key, total int not null, trace text not null)`,
    createConstraints: (schema) => `create index on ${schema}.${name} (total)`,
    async project(events, { db, schema, rebuild }) {
      const poisonous = poison?.();
      if (events.some(({ data }) => data['by'] === poisonous)) throw new RangeError('poison');
      const rows = rebuild ? addedIn(rebuild.keep('rows', () => new Map<string, CountRow>()), events) : added(events);
      if (!rebuild) await write(db, `${schema}.${name}`, rows);
    },
    async flush({ db, schema, rebuild }) {
      await write(db, `${schema}.${name}`, rebuild.keep('rows', () => new Map<string, CountRow>()));
    },
  };
}

/** The rows that the whole log leads to. */
export function added(events: readonly StoredEvent[]): ReadonlyMap<string, CountRow> {
  return addedIn(new Map<string, CountRow>(), events);
}

function addedIn(rows: Map<string, CountRow>, events: readonly StoredEvent[]): ReadonlyMap<string, CountRow> {
  for (const { stream, version, data } of events) {
    const before = rows.get(stream);
    rows.set(stream, { stream, total: (before?.total ?? 0) + Number(data['by']), trace: `${before?.trace ?? ''}${version},` });
  }
  return rows;
}

/** The view's rows, by stream. */
export async function countRows(db: Database, table = 'read.counts'): Promise<ReadonlyMap<string, CountRow>> {
  const { rows } = await db.query<CountRow>(`select stream, total, trace from ${table}`);
  return new Map(rows.map((row) => [row.stream, row]));
}

async function write(db: Database, table: string, rows: ReadonlyMap<string, CountRow>): Promise<void> {
  const all = [...rows.values()];
  await db.query(
    `insert into ${table} as c (stream, total, trace) select * from unnest($1::text[], $2::int[], $3::text[])
     on conflict (stream) do update set total = c.total + excluded.total, trace = c.trace || excluded.trace`,
    [all.map(({ stream }) => stream), all.map(({ total }) => total), all.map(({ trace }) => trace)],
  );
}
