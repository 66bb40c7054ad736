import { type PathwayState } from '#domain';
import { type Row, type RowSource } from '../bitemporal/row.js';

/** Something that holds of a citizen from one date to another, as the pathway tells it. */
export type Fact<Details extends object = object> = Omit<Row<Details>, 'citizenId'>;

/**
 * A kind of fact: rows that are a pure function of some parts of a pathway's state. They are asked for again only when one of
 * these parts has changed, so name no more than the rows need.
 */
export function factsOf<Part extends keyof PathwayState>(
  parts: readonly Part[],
  facts: (state: Pick<PathwayState, Part>) => readonly Fact[],
): RowSource<PathwayState> {
  return {
    reads: (state) => parts.map((part) => state[part]),
    rows: (state, { id: citizenId }) => facts(state).map((fact) => ({ ...fact, citizenId })),
  };
}
