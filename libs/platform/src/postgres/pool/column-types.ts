import pg from 'pg';

const { getTypeParser } = pg.types;
/** PostgreSQL's numbers for these types; pg's own list has no array types. */
const oids: Readonly<Record<'int8' | 'int8Array' | 'date' | 'dateArray' | 'textArray', number>> = {
  int8: 20,
  int8Array: 1016,
  date: 1082,
  dateArray: 1182,
  textArray: 1009,
};

/**
 * How columns arrive in JavaScript, for one pool; pg's global parsers stay as they are.
 *
 * - `int8` is a `bigint`: log positions and counters do not lose digits.
 * - `date` is the text `YYYY-MM-DD`: a legal date has no time of day and no time zone, which a `Date` would give it.
 *
 * Everything else is pg's default: `numeric` a string, `timestamptz` a `Date`, `json` parsed.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary' = 'text') => {
    const own = format === 'text' ? ownParsers.get(oid) : undefined;
    return own ?? (getTypeParser as (oid: number, format: string) => Parser)(oid, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};

type Parser = (text: string) => unknown;
type Nested<T> = (T | null | Nested<T>)[];

const asWritten = (text: string): string => text;
const parseTextArray = getTypeParser(oids.textArray, 'text') as (text: string) => Nested<string>;

function deep<T>(items: Nested<string>, convert: (text: string) => T): Nested<T> {
  return items.map((item) => (item === null ? null : Array.isArray(item) ? deep(item, convert) : convert(item)));
}

const ownParsers: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [oids.int8, BigInt],
  [oids.int8Array, (text) => deep(parseTextArray(text), BigInt)],
  [oids.date, asWritten],
  [oids.dateArray, parseTextArray],
]);
