import { type Interval } from '#domain/pathway/interval.js';
import { type Database } from '../view.js';
import { type Placement } from './placement.js';

/** A placement as known from one instant on. */
export interface PlacementRow {
  readonly citizenId: string;
  readonly municipality: string;
  readonly placement: Placement;
  readonly recordedFrom: string;
  /** Null while it is what is known. */
  readonly recordedTo: string | null;
}

interface StoredRow {
  readonly citizen_id: string;
  readonly municipality: string;
  readonly placement: Placement;
  readonly recorded_from: string;
}

/** Which rows are asked for: single placements, and all that some citizens have. */
export interface WantedRows {
  readonly placements: readonly { readonly citizenId: string; readonly id: string }[];
  readonly citizenIds: readonly string[];
}

/** What is known now of what is asked for, with dates and instants as ISO text. */
export async function readKnownNow(db: Database, schema: string, { placements, citizenIds }: WantedRows): Promise<readonly PlacementRow[]> {
  const columns = `p.citizen_id, p.municipality,
            json_build_object('id', p.id, 'kind', p.kind, 'tilbudId', p.tilbud_id, 'unitSor', p.unit_sor, 'section', p.section,
                              'during', (select coalesce(json_agg(json_build_object('from', lower(d), 'until', upper(d)) order by d), '[]')
                                           from unnest(p.effective) d),
                              'plannedEnd', p.planned_end, 'told', p.told, 'saidOn', p.said_on) as placement,
            to_char(p.recorded_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_from`;
  const { rows } = await db.query<StoredRow>(
    `select ${columns} from ${schema}.placements p
       join unnest($1::uuid[], $2::uuid[]) as wanted (citizen_id, id) on p.citizen_id = wanted.citizen_id and p.id = wanted.id
      where p.recorded_to is null and p.citizen_id <> all($3::uuid[])
     union all
     select ${columns} from ${schema}.placements p where p.citizen_id = any($3::uuid[]) and p.recorded_to is null`,
    [placements.map(({ citizenId }) => citizenId), placements.map(({ id }) => id), citizenIds],
  );
  return rows.map((row) => ({
    citizenId: row.citizen_id,
    municipality: row.municipality,
    placement: row.placement,
    recordedFrom: row.recorded_from,
    recordedTo: null,
  }));
}

/** Ends rows that are no longer what is known; those that began at the same instant, as a part of one append, never were. */
export async function endRows(db: Database, schema: string, ended: readonly PlacementRow[]): Promise<void> {
  if (ended.length === 0) return;
  if (ended.some(({ recordedFrom, recordedTo }) => recordedFrom === recordedTo)) await removeRows(db, schema, ended);
  await db.query(
    `update ${schema}.placements as row set recorded_to = ended.at
       from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as ended (citizen_id, id, at)
      where row.citizen_id = ended.citizen_id and row.id = ended.id and row.recorded_to is null`,
    [ended.map((row) => row.citizenId), ended.map((row) => row.placement.id), ended.map((row) => row.recordedTo)],
  );
}

async function removeRows(db: Database, schema: string, ended: readonly PlacementRow[]): Promise<void> {
  const gone = ended.filter(({ recordedFrom, recordedTo }) => recordedFrom === recordedTo);
  await db.query(
    `delete from ${schema}.placements row using unnest($1::uuid[], $2::uuid[]) as gone (citizen_id, id)
      where row.citizen_id = gone.citizen_id and row.id = gone.id and row.recorded_to is null`,
    [gone.map((row) => row.citizenId), gone.map((row) => row.placement.id)],
  );
}

/** Writes new rows, in one statement: one JSON document is made and read faster than a dozen arrays. */
export async function insertRows(db: Database, schema: string, rows: readonly PlacementRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `insert into ${schema}.placements (citizen_id, municipality, id, kind, tilbud_id, unit_sor, section,
                                       effective, planned_end, told, said_on, recorded_from, recorded_to)
     select * from json_to_recordset($1) as row (citizen_id uuid, municipality text, id uuid, kind text, tilbud_id uuid, unit_sor text,
       section text, effective datemultirange, planned_end date, told json, said_on date, recorded_from timestamptz, recorded_to timestamptz)`,
    [JSON.stringify(rows.map(columnsOf))],
  );
}

function columnsOf({ citizenId, municipality, placement, recordedFrom, recordedTo }: PlacementRow): Record<string, unknown> {
  return {
    citizen_id: citizenId,
    municipality,
    id: placement.id,
    kind: placement.kind,
    tilbud_id: placement.tilbudId,
    unit_sor: placement.unitSor,
    section: placement.section,
    effective: multirange(placement.during),
    planned_end: placement.plannedEnd,
    told: placement.told,
    said_on: placement.saidOn,
    recorded_from: recordedFrom,
    recorded_to: recordedTo,
  };
}

function multirange(during: readonly Interval[]): string {
  return `{${during.map(({ from, until }) => `[${from},${until ?? ''})`).join(',')}}`;
}
