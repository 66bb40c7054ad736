import { readCpr, type Cpr, type SectionKey } from '#domain';
import { derivedId, isPlainDate, isUuid, type PlainDate, type Uuid } from '#kernel';
import { type Fault } from './fault.js';

/** What a cell says, or why it cannot be read. */
export type Reading<Value> = { readonly value: Value; readonly fault?: undefined } | { readonly fault: Omit<Fault, 'column'> };

/** Reads a cell that is not empty; trimmed. */
export type Reader<Value> = (text: string) => Reading<Value>;

const not = (reason: string, text: string): { readonly fault: Omit<Fault, 'column'> } => ({ fault: { reason, text } });

/** Text of at most so many characters. */
export const text =
  (most: number): Reader<string> =>
  (given) =>
    given.length <= most ? { value: given } : not('too-long', `has more than ${most} characters`);

/** An id of the former system: what the row is known by, for good. */
export const externalId: Reader<string> = (given) =>
  /^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,99}$/u.test(given) ? { value: given } : not('not-an-id', 'must be at most 100 letters, digits and . _ : / -');

/** An id of this service; one of the former system is turned into one, always the same. */
export const idOf =
  (...namespace: readonly [string, ...string[]]): Reader<Uuid> =>
  (given) => {
    const lower = given.toLowerCase();
    if (isUuid(lower)) return { value: lower };
    const read = externalId(given);
    return read.fault ? read : { value: derivedId(...namespace, given) };
  };

const dates = [/^(?<day>\d{1,2})[-./](?<month>\d{1,2})[-./](?<year>\d{4})$/, /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/];

/** `24-12-2025`, `24.12.2025`, `24/12/2025` or `2025-12-24`. */
export const date: Reader<PlainDate> = (given) => {
  for (const shape of dates) {
    const { year, month, day } = shape.exec(given)?.groups ?? {};
    const found = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
    if (isPlainDate(found)) return { value: found };
  }
  return not('not-a-date', 'must be an existing date, as 24-12-2025 or 2025-12-24');
};

/** Hours with a comma or a point: `7,5`. */
export const hours: Reader<number> = (given) => {
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(given)) return not('not-hours', 'must be a number of hours, as 7 or 7,5');
  return { value: Number(given.replace(',', '.')) };
};

/** `SEL §107`, `§107`, `SEL-107`, `107`, `ABL § 105`: serviceloven where no law is named. */
export const section: Reader<SectionKey> = (given) => {
  const [, law = 'SEL', number] = /^(?:(SEL|ABL|PSL|RSL)[\s-]*)?§?\s*(\d{1,3}\s?[a-z]?)$/i.exec(given) ?? [];
  if (number === undefined) return not('not-a-section', 'must name a section, as SEL §107');
  return { value: `${law.toUpperCase() as 'SEL'}-${number.replace(/\s/, '').toLowerCase()}` };
};

/** How many places there are: at most 1,000. */
export const places: Reader<number> = (given) =>
  /^\d{1,3}$|^1000$/.test(given) ? { value: Number(given) } : not('not-a-count', 'must be a whole number of at most 1000');

/** Several of something, by commas. */
export const listOf =
  <Value>(one: Reader<Value>): Reader<readonly Value[]> =>
  (given) => {
    const readings = given.split(',').map((part) => one(part.trim()));
    const values = readings.flatMap((reading) => (reading.fault ? [] : [reading.value]));
    return readings.find((reading) => reading.fault !== undefined) ?? { value: values };
  };

/** Ja or nej. */
export const flag: Reader<boolean> = (given) => {
  const word = given.toLowerCase();
  if (['ja', 'j', '1', 'true'].includes(word)) return { value: true };
  if (['nej', 'n', '0', 'false'].includes(word)) return { value: false };
  return not('not-yes-or-no', 'must be ja or nej');
};

/** One of some Danish words, in any case. */
export const oneOf =
  <Code>(words: Readonly<Record<string, Code>>): Reader<Code> =>
  (given) => {
    const code = words[given.toLowerCase()];
    return code === undefined ? not('not-one-of', `must be one of: ${Object.keys(words).join(', ')}`) : { value: code };
  };

/** A personnummer under rule CPR-1. */
export const cpr: Reader<Cpr> = (given) => {
  const read = readCpr(given);
  if (read.accepted) return { value: read.cpr };
  const { rule, reason, text: why } = read.refusal;
  return { fault: { rule, reason, text: why } };
};
