import { z } from 'zod';
import { type Instant } from './instant.js';
import { type PlainDate } from './plain-date.js';

/** Stands where personal data stood before the citizen's key was destroyed. */
export const erased = { erased: true } as const;
export type Erased = typeof erased;

/** True where personal data can no longer be read. */
export function isErased(personal: unknown): personal is Erased {
  return typeof personal === 'object' && personal !== null && 'erased' in personal;
}

/**
 * Something that happened, in the trade's words.
 * `data` is stored in clear and never holds anything personal; `personal` is stored under the citizen's own key.
 */
export interface DomainEvent<Type extends string = string, Data = unknown, Personal = unknown> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly data: Data;
  readonly personal?: Personal | Erased;
  /** Effective time (virkningstid): from which date it holds in the world. */
  readonly effective: PlainDate;
  /** The instant on that date, where the hour matters. */
  readonly effectiveAt?: Instant;
}

/** When something holds, and what is said of a person in it. */
export interface Occurrence<Personal> {
  readonly on: PlainDate;
  readonly at?: Instant | undefined;
  readonly personal?: Personal | undefined;
}

/** One part of an event as one schema version has it, as the next one has it. Pure. */
export type Lift = (part: Record<string, unknown>) => Record<string, unknown>;

/**
 * From one schema version of an event to the next; a part that it does not name is as before. The oldest versions pass through
 * each in turn.
 */
export interface Upcaster {
  readonly data?: Lift;
  /** What is said of the person, once opened. What was erased is not lifted. */
  readonly personal?: Lift;
}

export interface EventDefinition<Type extends string = string, Data = unknown, Personal = unknown> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly data: z.ZodType<Data>;
  readonly personal: z.ZodType<Personal> | undefined;
  /** From version 1 to 2, from 2 to 3, …: one fewer than `schemaVersion`. */
  readonly upcasters: readonly Upcaster[];
  of(data: Data, occurrence: Occurrence<Personal>): DomainEvent<Type, Data, Personal>;
}

interface Extras<PersonalShape extends z.ZodRawShape> {
  readonly personal?: PersonalShape;
  readonly upcasters?: readonly Upcaster[];
}

/**
 * Defines an event once: its schema, and by inference its type.
 * @throws Error when the upcasters do not lead from version 1 to `schemaVersion`.
 */
export function event<
  const Type extends string,
  Shape extends z.ZodRawShape,
  PersonalShape extends z.ZodRawShape = Record<never, never>,
>(
  type: Type,
  schemaVersion: number,
  shape: Shape,
  extras: Extras<PersonalShape> = {},
): EventDefinition<Type, z.infer<z.ZodObject<Shape>>, z.infer<z.ZodObject<PersonalShape>>> {
  const upcasters = extras.upcasters ?? [];
  if (upcasters.length !== schemaVersion - 1) throw new Error(`${type}: version ${schemaVersion} needs ${schemaVersion - 1} upcasters`);
  return {
    type,
    schemaVersion,
    data: z.strictObject(shape),
    personal: extras.personal ? z.strictObject(extras.personal) : undefined,
    upcasters,
    of: (data, { on, at, personal }) => ({
      type,
      schemaVersion,
      data,
      effective: on,
      ...(at === undefined ? {} : { effectiveAt: at }),
      ...(personal === undefined ? {} : { personal }),
    }),
  };
}

/** The type of the events that a definition, or a union of definitions, describes. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Data, infer Personal> ? DomainEvent<Type, Data, Personal> : never;
