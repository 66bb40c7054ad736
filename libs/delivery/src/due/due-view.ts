import { type StoredEvent, type StreamName } from '#kernel';
import { type Database, type Histories, type Memory, READ_SCHEMA, type View } from '#read-models';
import { corrects, dueEventTypes, dueRowsOf, reduceDue } from './reducer.js';
import { dueId, type DueRow } from './due-row.js';

/** Where the due table lives. */
export const DUE_TABLE = `${READ_SCHEMA}.due`;

/**
 * Every due time that is still to come or to be seen to: a pure function of the log, rebuilt like any view. Who is working
 * on a row stands elsewhere (`delivery.leases`), so a rebuild neither forgets nor repeats what is under way.
 */
export const dueView: View = {
  name: 'due',
  version: 4,
  tables: ['due'],
  types: dueEventTypes,
  createTables: (schema) => `
    create table ${schema}.due (
      id uuid primary key,
      subject text not null,
      kind text not null,
      reference uuid not null,
      municipality text not null,
      lane text not null,
      due_at timestamptz not null,
      next_attempt_at timestamptz not null,
      attempts int not null,
      stream_version int not null,
      correlation_id uuid not null,
      cause_id uuid not null
    );
    create index on ${schema}.due (subject);`,
  createConstraints: (schema) => `create index on ${schema}.due (next_attempt_at, id); create index on ${schema}.due (lane, next_attempt_at, id);`,
  async project(events, { db, schema, histories, rebuild }) {
    if (rebuild) {
      await reduceInto(rowsIn(rebuild), events, histories);
      return;
    }
    const subjects = [...new Set(events.map(({ stream }) => stream))];
    const rows = await read(db, schema, subjects);
    await reduceInto(rows, events, histories);
    await db.query(`delete from ${schema}.due where subject = any($1)`, [subjects]);
    await write(db, schema, rows);
  },
  flush: ({ db, schema, rebuild }) => write(db, schema, rowsIn(rebuild)),
};

type Rows = Map<StreamName, readonly DueRow[]>;

function rowsIn(memory: Memory): Rows {
  return memory.keep('due', (): Rows => new Map());
}

/** Where entries were corrected, what is due follows from the whole stream; elsewhere from one more event. */
async function reduceInto(rows: Rows, events: readonly StoredEvent[], histories: Histories): Promise<void> {
  for (const event of events) set(rows, event.stream, reduceDue(rows.get(event.stream) ?? [], event));
  const corrected = [...new Set(events.filter(corrects).map(({ stream }) => stream))];
  const last = events.at(-1);
  if (!last || corrected.length === 0) return;
  for (const [stream, history] of await histories.of(corrected, last.position)) set(rows, stream, dueRowsOf(history));
}

function set(rows: Rows, stream: StreamName, next: readonly DueRow[]): void {
  if (next.length > 0) rows.set(stream, next);
  else rows.delete(stream);
}

async function read(db: Database, schema: string, subjects: readonly StreamName[]): Promise<Rows> {
  const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const { rows } = await db.query<DueRow>(
    `select subject, kind, reference, municipality, lane, ${utc('due_at')} as "dueAt", ${utc('next_attempt_at')} as "nextAttemptAt", attempts,
       stream_version as "streamVersion", correlation_id as "correlationId", cause_id as "causeId"
     from ${schema}.due where subject = any($1)`,
    [subjects],
  );
  const bySubject = new Map<StreamName, DueRow[]>();
  for (const row of rows) bySubject.set(row.subject, [...(bySubject.get(row.subject) ?? []), row]);
  return bySubject;
}

/** Bounds the statement, not the view: so many rows are written at a time. */
const CHUNK = 5_000;

async function write(db: Database, schema: string, bySubject: Rows): Promise<void> {
  const rows = [...bySubject.values()].flat();
  for (let i = 0; i < rows.length; i += CHUNK) {
    const chunk = rows.slice(i, i + CHUNK);
    await db.query(
      `insert into ${schema}.due (id, subject, kind, reference, municipality, lane, due_at, next_attempt_at, attempts, stream_version, correlation_id, cause_id)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[], $9::int[],
         $10::int[], $11::uuid[], $12::uuid[])`,
      [
        chunk.map(dueId),
        chunk.map(({ subject }) => subject),
        chunk.map(({ kind }) => kind),
        chunk.map(({ reference }) => reference),
        chunk.map(({ municipality }) => municipality),
        chunk.map(({ lane }) => lane),
        chunk.map(({ dueAt }) => dueAt),
        chunk.map(({ nextAttemptAt }) => nextAttemptAt),
        chunk.map(({ attempts }) => attempts),
        chunk.map(({ streamVersion }) => streamVersion),
        chunk.map(({ correlationId }) => correlationId),
        chunk.map(({ causeId }) => causeId),
      ],
    );
  }
}
