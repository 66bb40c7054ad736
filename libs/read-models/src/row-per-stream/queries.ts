import { type MunicipalityCode } from '#kernel';
import { type Database, READ_SCHEMA } from '../view.js';
import { type StreamRow } from './row-per-stream.js';

/** A place in the order of a list. */
export interface ListCursor {
  readonly at: string;
  readonly id: string;
}

export interface ListQuery {
  readonly municipality: MunicipalityCode;
  readonly states?: readonly string[] | undefined;
  readonly citizenId?: string | undefined;
  readonly unit?: string | undefined;
  /** Goes on after this place in the order. */
  readonly after?: ListCursor | undefined;
  readonly limit: number;
}

/** Rows of a view in the order of `at` and id. */
export async function listOf<Row extends StreamRow>(db: Database, view: string, query: ListQuery): Promise<readonly (Row & { readonly id: string })[]> {
  const values: unknown[] = [query.municipality, query.limit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['municipality = $1'];
  if (query.states) conditions.push(`state = any(${bind(query.states)}::text[])`);
  if (query.citizenId !== undefined) conditions.push(`citizen_id = ${bind(query.citizenId)}::uuid`);
  if (query.unit !== undefined) conditions.push(`unit = ${bind(query.unit)}`);
  if (query.after) conditions.push(`(at, id) > (${bind(query.after.at)}, ${bind(query.after.id)}::uuid)`);
  const { rows } = await db.query<{ id: string; details: Row }>(
    `select id, details from ${READ_SCHEMA}.${view} where ${conditions.join(' and ')} order by at, id limit $2`,
    values,
  );
  return rows.map(({ id, details }) => ({ id, ...details }));
}

/** One row of a view, of one municipality. */
export async function rowOf<Row extends StreamRow>(
  db: Database,
  view: string,
  municipality: MunicipalityCode,
  id: string,
): Promise<(Row & { readonly id: string }) | null> {
  const { rows } = await db.query<{ details: Row }>(
    `select details from ${READ_SCHEMA}.${view} where id = $1::uuid and municipality = $2`,
    [id, municipality],
  );
  return rows[0] ? { id, ...rows[0].details } : null;
}
