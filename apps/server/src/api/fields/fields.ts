import { isInstant, isPlainDate, isUuid } from '#kernel';
import { field, type Presence } from './field.js';

/** An id that this service, or the municipality's register of staff and units, gave. */
export const IdField = (description: string, presence?: Presence) =>
  field({ type: String, format: 'uuid', description }, { be: isUuid, problem: 'must be a UUID in lower case' }, presence);

/** A legal date in Denmark. */
export const DateField = (description: string, presence?: Presence) =>
  field(
    { type: String, format: 'date', description, example: '2026-03-15' },
    { be: isPlainDate, problem: 'must be an existing date, YYYY-MM-DD' },
    presence,
  );

/** A point in time, in UTC. */
export const InstantField = (description: string, presence?: Presence) =>
  field(
    { type: String, format: 'date-time', description, example: '2026-03-15T11:00:00.000Z' },
    { be: isInstant, problem: 'must be an instant in UTC with milliseconds' },
    presence,
  );

/** One of a few words. */
export const WordField = (words: readonly string[], description: string, presence?: Presence) =>
  field(
    { type: String, enum: [...words], description },
    { be: (value) => typeof value === 'string' && words.includes(value), problem: `must be one of ${words.join(', ')}` },
    presence,
  );

/** A number, with decimals, above `least` and up to `most`. */
export const NumberField = (above: number, most: number, description: string, presence?: Presence) =>
  field(
    { type: Number, minimum: above, exclusiveMinimum: true, maximum: most, description },
    { be: (value) => typeof value === 'number' && value > above && value <= most, problem: `must be a number above ${above}, at most ${most}` },
    presence,
  );

/** A whole number from `least` to `most`. */
export const IntegerField = (least: number, most: number, description: string, presence?: Presence) =>
  field(
    { type: 'integer', minimum: least, maximum: most, description },
    { be: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most, problem: `must be a whole number from ${least} to ${most}` },
    presence,
  );

/** True or false. */
export const FlagField = (description: string, presence?: Presence) =>
  field({ type: Boolean, description }, { be: (value) => typeof value === 'boolean', problem: 'must be true or false' }, presence);

/** Text without control characters, not blank, at most so long. */
export const TextField = (most: number, description: string, presence?: Presence) =>
  field(
    { type: String, minLength: 1, maxLength: most, description },
    {
      be: (value) => typeof value === 'string' && value.trim() !== '' && value.length <= most && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value) && value.isWellFormed(),
      problem: `must be text of at most ${most} characters`,
    },
    presence,
  );

/** Text in a fixed shape. */
export const PatternField = (pattern: RegExp, problem: string, description: string, presence?: Presence) =>
  field(
    { type: String, pattern: pattern.source, description },
    { be: (value) => typeof value === 'string' && pattern.test(value), problem },
    presence,
  );

/** Ids, each once, at most so many. */
export const IdListField = (most: number, description: string, presence?: Presence) =>
  field(
    { type: String, format: 'uuid', isArray: true, maxItems: most, uniqueItems: true, description },
    {
      be: (value) => Array.isArray(value) && value.length <= most && value.every(isUuid) && new Set(value).size === value.length,
      problem: `must be a list of at most ${most} different UUIDs in lower case`,
    },
    presence,
  );

/** An object whose members are checked where it is known what they are for. */
export const JsonField = (description: string, presence?: Presence) =>
  field(
    { type: 'object', additionalProperties: true, description },
    { be: (value) => typeof value === 'object' && value !== null && !Array.isArray(value), problem: 'must be an object' },
    presence,
  );

/** Some of a few words, each once. */
export const WordListField = (words: readonly string[], description: string, presence?: Presence) =>
  field(
    { type: String, enum: [...words], isArray: true, uniqueItems: true, description },
    {
      be: (value) => Array.isArray(value) && value.every((one) => words.includes(one as string)) && new Set(value).size === value.length,
      problem: `must be a list of different words out of ${words.join(', ')}`,
    },
    presence,
  );

/** Some texts in a fixed shape, each once. */
export const PatternListField = (pattern: RegExp, most: number, description: string, presence?: Presence) =>
  field(
    { type: 'array', items: { type: 'string', pattern: pattern.source }, maxItems: most, uniqueItems: true, description },
    {
      be: (value) =>
        Array.isArray(value) &&
        value.length <= most &&
        value.every((one) => typeof one === 'string' && pattern.test(one)) &&
        new Set(value).size === value.length,
      problem: `must be a list of at most ${most} different texts of the described shape`,
    },
    presence,
  );
