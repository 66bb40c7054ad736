import pg from 'pg';

const { builtins, getTypeParser } = pg.types;
/** PostgreSQL's array types have no name in pg's list. */
const arrayOf: Readonly<Record<'int8' | 'date' | 'text', number>> = { int8: 1016, date: 1182, text: 1009 };

/**
 * How columns arrive in JavaScript, for one pool; pg's global parsers stay as they are.
 *
 * - `int8` is a `bigint`: log positions and counters do not lose digits.
 * - `date` is the text `YYYY-MM-DD`: a legal date has no time of day and no time zone, which a `Date` would give it.
 *
 * Everything else is pg's default: `numeric` a string, `timestamptz` a `Date`, `json` parsed.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === builtins.INT8) return BigInt;
      if (oid === builtins.DATE) return asWritten;
      if (oid === arrayOf.int8) return (text: string) => deep(parseTextArray(text), BigInt);
      if (oid === arrayOf.date) return parseTextArray;
    }
    return getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

type Nested<T> = (T | null | Nested<T>)[];

const asWritten = (text: string): string => text;
const parseTextArray = getTypeParser(arrayOf.text, 'text') as (text: string) => Nested<string>;

function deep<T>(items: Nested<string>, convert: (text: string) => T): Nested<T> {
  return items.map((item) => (item === null ? null : Array.isArray(item) ? deep(item, convert) : convert(item)));
}
