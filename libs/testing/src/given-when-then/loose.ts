import { type Instant, type PlainDate } from '#kernel';

/** The same, with dates and instants as bare text, so that a test reads `on: '2026-03-15'`. */
export type Loose<Value> = Value extends PlainDate | Instant
  ? string
  : Value extends string
    ? Value
    : Value extends readonly (infer Item)[]
      ? readonly Loose<Item>[]
      : Value extends object
        ? { readonly [Member in keyof Value]: Loose<Value[Member]> }
        : Value;

/** Any of the members, loosely. */
export type Some<Value> = { readonly [Member in keyof Value]?: Loose<Value[Member]> };
