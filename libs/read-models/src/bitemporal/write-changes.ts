import { type Database } from '../view.js';
import { type Changes, type FormerRow, type KnownRow } from './changes.js';

/** The table's rows are not those that the log had led to: they come from other code than this. */
class StrayRows extends Error {
  constructor(table: string) {
    super(`rows of ${table} are not what the log has led to`);
    this.name = 'StrayRows';
  }
}

/** Bounds the statement, not the view: so many rows are written at a time. */
const CHUNK = 5_000;

/** Writes what a run of events changed: so many statements, however many events. */
export async function writeChanges(db: Database, table: string, { undone, ended, former, begun }: Changes): Promise<void> {
  if (undone.length > 0) await undo(db, table, undone);
  if (ended.length > 0) await end(db, table, ended);
  const rows: readonly (KnownRow | FormerRow)[] = [...former, ...begun];
  for (let i = 0; i < rows.length; i += CHUNK) await insert(db, table, rows.slice(i, i + CHUNK));
}

async function undo(db: Database, table: string, undone: Changes['undone']): Promise<void> {
  const which = JSON.stringify(undone.map(({ subjectId, at }) => ({ subject_id: subjectId, at })));
  const these = 'json_to_recordset($1) as undone (subject_id uuid, at timestamptz)';
  await db.query(`delete from ${table} row using ${these} where row.subject_id = undone.subject_id and row.recorded_from = undone.at`, [which]);
  await db.query(
    `update ${table} row set recorded_to = null from ${these} where row.subject_id = undone.subject_id and row.recorded_to = undone.at`,
    [which],
  );
}

async function end(db: Database, table: string, ended: Changes['ended']): Promise<void> {
  const { rowCount } = await db.query(
    `update ${table} row set recorded_to = ended.at
       from json_to_recordset($1) as ended (subject_id uuid, kind text, key text, at timestamptz)
      where row.subject_id = ended.subject_id and row.kind = ended.kind and row.key = ended.key and row.recorded_to is null`,
    [JSON.stringify(ended.map(({ subjectId, kind, key, at }) => ({ subject_id: subjectId, kind, key, at })))],
  );
  if (rowCount !== ended.length) throw new StrayRows(table);
}

/** One JSON document is made and read faster than a dozen arrays. */
async function insert(db: Database, table: string, rows: readonly (KnownRow | FormerRow)[]): Promise<void> {
  await db.query(
    `insert into ${table} (subject_id, kind, key, municipality, citizen_id, unit, state, at, from_date, until_date, details, recorded_from, recorded_to)
     select * from json_to_recordset($1) as row (subject_id uuid, kind text, key text, municipality text, citizen_id uuid, unit text,
       state text, at text, from_date date, until_date date, details json, recorded_from timestamptz, recorded_to timestamptz)`,
    [JSON.stringify(rows.map(columnsOf))],
  );
}

function columnsOf(known: KnownRow | FormerRow): Record<string, unknown> {
  const { subjectId, municipality, row, recordedFrom } = known;
  return {
    subject_id: subjectId,
    kind: row.kind,
    key: row.key,
    municipality,
    citizen_id: row.citizenId,
    unit: row.unit,
    state: row.state,
    at: row.at,
    from_date: row.from,
    until_date: row.until,
    details: row.details,
    recorded_from: recordedFrom,
    recorded_to: 'recordedTo' in known ? known.recordedTo : null,
  };
}
