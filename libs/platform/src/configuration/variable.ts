import { z } from 'zod';

/** One variable that the service reads from its environment. */
export interface Variable<Value> {
  /** What it means, its unit and its default, for whoever sets it. */
  readonly doc: string;
  /** Its value must never be printed. */
  readonly secret: boolean;
  /** Reads the text; an empty text counts as unset. */
  readonly schema: z.ZodType<Value, string | undefined>;
}

/** States a variable. Error texts of the schema must not repeat the value: they are shown. */
export function variable<Value>(
  schema: z.ZodType<Value, string | undefined>,
  doc: string,
  { secret = false }: { secret?: boolean } = {},
): Variable<Value> {
  return { schema, doc, secret };
}

/** A whole number within bounds. */
export function integer(fallback: number, least: number, most: number): z.ZodType<number, string | undefined> {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined) return fallback;
      const number = Number(text);
      if (/^\d{1,15}$/.test(text) && number >= least && number <= most) return number;
      context.addIssue({ code: 'custom', message: `must be a whole number from ${least} to ${most}` });
      return z.NEVER;
    });
}

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly [Word, ...Word[]], fallback: NoInfer<Word>): z.ZodType<Word, string | undefined> {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      const found = text === undefined ? fallback : words.find((word) => word === text);
      if (found !== undefined) return found;
      context.addIssue({ code: 'custom', message: `must be one of ${words.join(', ')}` });
      return z.NEVER;
    });
}

/** A URL with one of the given schemes, or nothing. */
export function optionalUrl(...schemes: readonly string[]): z.ZodType<string | undefined, string | undefined> {
  return z
    .string()
    .optional()
    .refine((text) => text === undefined || (URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1))), {
      error: `must be a URL beginning with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    });
}

/** Text as it stands, or nothing. */
export const optionalText: z.ZodType<string | undefined, string | undefined> = z.string().optional();

/** What is read from a text, or nothing. @param read gives undefined, or throws, where the text does not fit */
export function optionalParsed<Value>(read: (text: string) => Value | undefined, problem: string): z.ZodType<Value | undefined, string | undefined> {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined) return undefined;
      try {
        const value = read(text);
        if (value !== undefined) return value;
      } catch {
        // Said below, without the text.
      }
      context.addIssue({ code: 'custom', message: problem });
      return z.NEVER;
    });
}
