import { type AnswerSchema } from '../answer/answer-schema.js';
import { type Cell } from '../answer/csv.js';

/** A column of a list: its name is the path to a value in an item, with points between. */
export interface Column {
  readonly name: string;
  readonly path: readonly string[];
}

interface Schema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
}

/** The columns that items of a schema have: one for each value, also within what an item is made of. */
export function columnsOf(item: AnswerSchema): readonly Column[] {
  return paths(item as Schema).map((path) => ({ name: path.join('.'), path }));
}

function paths(schema: Schema): readonly (readonly string[])[] {
  const { properties } = orNull(schema);
  if (!properties) return [[]];
  return Object.entries(properties).flatMap(([name, one]) => paths(one).map((path) => [name, ...path]));
}

/** What may be absent is shown as what it is where it is there. */
function orNull(schema: Schema): Schema {
  const others = schema.anyOf?.filter(({ type }) => type !== 'null');
  return others?.length === 1 ? others[0]! : schema;
}

/** What stands of an item in a column; several words with commas between, and what is no value as JSON. */
export function cellOf(item: object, { path }: Column): Cell {
  let value: unknown = item;
  for (const member of path) value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[member] : undefined;
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(',');
  return JSON.stringify(value);
}
