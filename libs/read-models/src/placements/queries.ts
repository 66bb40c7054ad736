import { type Instant, type MunicipalityCode, type PlainDate } from '#kernel';
import { type Database, READ_SCHEMA } from '../view.js';
import { type Placement, type PlacementKind } from './placement.js';

export interface PlacementQuery {
  readonly municipality: MunicipalityCode;
  /** The date asked about. */
  readonly asOf: PlainDate;
  /** As known at this instant; what is known now when absent. */
  readonly knownAt?: Instant | undefined;
  readonly tilbudId?: string | undefined;
  readonly citizenId?: string | undefined;
  /** Goes on after this place in the order. */
  readonly after?: PlacementCursor | undefined;
  readonly limit: number;
}

/** A place in the order of the answer. */
export interface PlacementCursor {
  readonly citizenId: string;
  readonly id: string;
}

/** A placement that holds on the date asked about. */
export interface PlacementOnDate extends Omit<Placement, 'kind' | 'during' | 'told' | 'saidOn'> {
  readonly kind: PlacementKind;
  readonly citizenId: string;
  /** First date, and the first date after; null while it lasts. */
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  /** The citizen has the place and sleeps elsewhere on that date, at a hospital or not. */
  readonly absent: boolean;
}

/**
 * Who is where on a date, in the order of citizen and id. The rows of the page are found in an index that holds their dates, and
 * only those are read: far from today there are many more to go past than to give. Whether a citizen is at a hospital is looked
 * up for each of them by its index: with `exists` PostgreSQL would rather read through everybody's admissions, once a page.
 */
export async function placementsOn(db: Database, query: PlacementQuery): Promise<readonly PlacementOnDate[]> {
  const values: unknown[] = [query.municipality, query.asOf, query.limit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const known = query.knownAt === undefined ? (row: string) => `${row}.recorded_to is null` : knownAt(bind(query.knownAt));
  const conditions = [`f.municipality = $1`, `f.effective @> $2::date`, known('f')];
  if (query.tilbudId !== undefined) conditions.push(`f.tilbud_id = ${bind(query.tilbudId)}::uuid`);
  if (query.citizenId !== undefined) conditions.push(`f.citizen_id = ${bind(query.citizenId)}::uuid`);
  if (query.after) conditions.push(`(f.citizen_id, f.id) > (${bind(query.after.citizenId)}::uuid, ${bind(query.after.id)}::uuid)`);
  const { rows } = await db.query<{ answer: PlacementOnDate }>(
    `with page as (
       select f.citizen_id, f.id from ${READ_SCHEMA}.placements f where ${conditions.join(' and ')} order by f.citizen_id, f.id limit $3
     )
     select json_build_object('citizenId', p.citizen_id, 'id', p.id, 'kind', p.kind, 'tilbudId', p.tilbud_id,
              'unitSor', p.unit_sor, 'section', p.section, 'from', lower(d), 'until', upper(d), 'plannedEnd', p.planned_end,
              'absent', p.kind = 'stay' and (
                 exists (select 1 from json_to_recordset(p.told -> 'absences') away ("from" date, until date)
                          where away."from" <= $2::date and (away.until is null or $2::date < away.until))
                 or (
                   select true from ${READ_SCHEMA}.placements a
                    where a.municipality = p.municipality and a.citizen_id = p.citizen_id and a.kind = 'admission' and a.effective @> $2::date and ${known('a')}
                    limit 1) is true)
            ) as answer
       from page
       join ${READ_SCHEMA}.placements p on p.citizen_id = page.citizen_id and p.id = page.id and ${known('p')}
       join lateral unnest(p.effective) d on d @> $2::date
      order by p.citizen_id, p.id`,
    values,
  );
  return rows.map((row) => row.answer);
}

function knownAt(parameter: string): (row: string) => string {
  return (row) => `${row}.recorded @> ${parameter}::timestamptz`;
}
