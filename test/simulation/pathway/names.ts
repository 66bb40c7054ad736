import { addDays, plainDate, type PlainDate, type Uuid } from '#kernel';
import { named as nameOf } from '#testing/given-when-then/invented.js';

/** The same, reckoned once: tens of thousands of asks name the same few things and days over and over. */
function remembering<Key, Value>(reckon: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = reckon(key);
    known.set(key, value);
    return value;
  };
}

/** The id of something. */
export const named = remembering<string, Uuid>(nameOf);

const DAY_0 = plainDate('2026-01-01');
/** The date of a day. */
export const date = remembering<number, PlainDate>((day) => addDays(DAY_0, day));
