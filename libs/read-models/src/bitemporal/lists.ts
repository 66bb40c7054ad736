import { type Instant, type MunicipalityCode, type PlainDate } from '#kernel';
import { whoseCitizen } from '../facts/responsibility/whose-citizen.js';
import { type Database, READ_SCHEMA } from '../view.js';
import { type Row } from './row.js';

/** A place in the order of a list. */
export interface ListCursor {
  readonly at: string;
  readonly subjectId: string;
  readonly kind: string;
  readonly key: string;
}

export interface ListQuery {
  /** Whose rows: a municipality's; or those that speak to one partner, whichever municipality speaks. */
  readonly municipality: MunicipalityCode | { readonly speakingTo: string };
  /** Whether rows about a citizen are those of the municipality that has the case now; of whoever wrote them when absent. */
  readonly followingCitizens?: boolean | undefined;
  readonly kind?: string | undefined;
  readonly states?: readonly string[] | undefined;
  readonly citizenId?: string | undefined;
  /** Only about these citizens. */
  readonly citizens?: readonly string[] | undefined;
  readonly unit?: string | undefined;
  /** Only what holds on this date; whatever held or will hold on some date when absent. */
  readonly asOf?: PlainDate | undefined;
  /** As known at this instant; what is known now when absent. */
  readonly knownAt?: Instant | undefined;
  /** Only where `at` is one of these dates, both included. */
  readonly between?: { readonly from: PlainDate; readonly to: PlainDate } | undefined;
  /** Goes on after this place in the order. */
  readonly after?: ListCursor | undefined;
  readonly limit: number;
}

/** A row of a view as it is found: what it says of its subject, and since when that is known. */
export interface Found<Details extends object = object> extends Row<Details> {
  readonly subjectId: string;
  readonly municipality: MunicipalityCode;
  readonly recordedFrom: Instant;
}

const columns = `subject_id as "subjectId", kind, key, municipality, citizen_id as "citizenId", unit, state, at, from_date::text as "from",
  until_date::text as "until", details, to_char(recorded_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedFrom"`;

/** Rows of a view in the order of `at` and of what tells them apart. */
export async function listOf<Details extends object>(db: Database, view: string, query: ListQuery): Promise<readonly Found<Details>[]> {
  const { municipality } = query;
  const values: unknown[] = [typeof municipality === 'string' ? municipality : municipality.speakingTo, query.limit];
  const conditions = conditionsOf(query, (value) => `$${values.push(value)}`);
  const run = (whose: string) =>
    `select ${columns} from ${READ_SCHEMA}.${view} row where ${[whose, ...conditions].join(' and ')} order by at, subject_id, kind, key limit $2`;
  const { rows } = await db.query<Found<Details>>(inOneOrder(runsOf(query).map(run)), values);
  return rows;
}

/** Whose rows are read, one run after the other. */
function runsOf({ municipality, followingCitizens }: ListQuery): readonly string[] {
  if (typeof municipality !== 'string') return [`row.details->>'partnerId' = $1`];
  if (!followingCitizens) return ['row.municipality = $1'];
  const { own, takenOver } = whoseCitizen('row', '$1');
  return [own, takenOver];
}

function inOneOrder([first = '', ...rest]: readonly string[]): string {
  if (rest.length === 0) return first;
  return `${[first, ...rest].map((run) => `(${run})`).join(' union all ')} order by at, "subjectId", kind, key limit $2`;
}

function conditionsOf(query: ListQuery, bind: (value: unknown) => string): readonly string[] {
  const conditions = [knownWhen(query.knownAt, bind)];
  if (query.kind !== undefined) conditions.push(`kind = ${bind(query.kind)}`);
  if (query.states) conditions.push(`state = any(${bind(query.states)}::text[])`);
  if (query.citizenId !== undefined) conditions.push(`citizen_id = ${bind(query.citizenId)}::uuid`);
  if (query.citizens) conditions.push(`citizen_id = any(${bind(query.citizens)}::uuid[])`);
  if (query.between) conditions.push(`at >= ${bind(query.between.from)}`, `at <= ${bind(query.between.to)}`);
  if (query.unit !== undefined) conditions.push(`unit = ${bind(query.unit)}`);
  if (query.asOf !== undefined) {
    const date = `${bind(query.asOf)}::date`;
    conditions.push(`from_date <= ${date}`, `(until_date is null or until_date > ${date})`);
  }
  if (query.after) {
    const { at, subjectId, kind, key } = query.after;
    conditions.push(`(at, subject_id, kind, key) > (${bind(at)}, ${bind(subjectId)}::uuid, ${bind(kind)}, ${bind(key)})`);
  }
  return conditions;
}

/** What a view says of one subject, in the order of lists; of one municipality only where it is named. */
export async function rowsOf<Details extends object>(
  db: Database,
  view: string,
  { municipality, subjectId, knownAt }: { readonly municipality?: MunicipalityCode; readonly subjectId: string; readonly knownAt?: Instant | undefined },
): Promise<readonly Found<Details>[]> {
  const values: unknown[] = [subjectId];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['subject_id = $1::uuid', knownWhen(knownAt, bind)];
  if (municipality !== undefined) conditions.push(`municipality = ${bind(municipality)}`);
  const { rows } = await db.query<Found<Details>>(
    `select ${columns} from ${READ_SCHEMA}.${view} where ${conditions.join(' and ')} order by at, subject_id, kind, key`,
    values,
  );
  return rows;
}

function knownWhen(knownAt: Instant | undefined, bind: (value: unknown) => string): string {
  if (knownAt === undefined) return 'recorded_to is null';
  const instant = `${bind(knownAt)}::timestamptz`;
  return `recorded_from <= ${instant} and (recorded_to is null or recorded_to > ${instant})`;
}
