import { parse, v5 } from 'uuid';
import { z } from 'zod';

/** A UUID in lower case (RFC 9562). New ids are version 7; ids that must come out the same twice are version 5. */
export type Uuid = string & z.$brand<'Uuid'>;

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a UUID in lower case. */
export function isUuid(text: unknown): text is Uuid {
  return typeof text === 'string' && shape.test(text);
}

/** Reads a UUID in any case. @throws RangeError where the text is none. */
export function uuid(text: string): Uuid {
  const lower = text.toLowerCase();
  if (!isUuid(lower)) throw new RangeError('not a UUID');
  return lower;
}

/** Parses a UUID. */
export const uuidSchema = z.custom<Uuid>(isUuid, { error: 'must be a UUID in lower case' });

const utf8 = new TextEncoder();
const NAMESPACE = parse('f2a1de1b-58c6-5a8e-9a53-6f3f5f0c7d11');

/**
 * The id that follows from its causes: the same parts give the same id, anywhere and always (UUID version 5). What is
 * planned twice under such an id is planned once.
 */
export function derivedId(...parts: readonly [string, ...string[]]): Uuid {
  // As bytes: several are derived for each command, and the library takes text apart letter by letter.
  return v5(utf8.encode(parts.map((part) => `${part.length}:${part}`).join('|')), NAMESPACE) as Uuid;
}

/** Gives new ids; the one place where randomness enters. */
export interface Ids {
  /** A new UUID, version 7. */
  next(): Uuid;
}
