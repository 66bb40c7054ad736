import { type MunicipalityCode } from '#kernel';
import { type Database, READ_SCHEMA } from '../view.js';

/** How many rows of a view are in a state now. */
export interface StateCount<State extends string = string> {
  readonly state: State;
  readonly rows: number;
  /** The first of them in the order of lists: a date or an instant. */
  readonly first: string;
}

/** Counts municipalities' rows of a view, as they are known now, by state; a state that no row is in is left out. */
export async function countsByState<State extends string>(
  db: Database,
  view: string,
  { municipalities, states }: { readonly municipalities: Iterable<MunicipalityCode>; readonly states: readonly State[] },
): Promise<readonly StateCount<State>[]> {
  const { rows } = await db.query<StateCount<State>>(
    `select state, count(*)::int as rows, min(at) as first from ${READ_SCHEMA}.${view}
     where recorded_to is null and municipality = any($1::text[]) and state = any($2::text[]) group by state order by state`,
    [[...municipalities], states],
  );
  return rows;
}
