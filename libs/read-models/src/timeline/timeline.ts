import { type DomainEvent, type Instant, type PlainDate, type Recorded, type Role, dateInCopenhagen } from '#kernel';

/** One line of a citizen's timeline: what happened, from when it holds, and when it was learned. */
export interface TimelineEntry {
  readonly eventId: string;
  readonly type: string;
  readonly effective: PlainDate;
  readonly effectiveAt: Instant | null;
  readonly recordedAt: Instant;
  /** Recorded on a later date than the one it holds from. */
  readonly backdated: boolean;
  readonly by: { readonly role: Role; readonly unit: string };
  readonly data: unknown;
  /** What was written about the person; absent where nothing was. */
  readonly personal?: unknown;
}

export interface TimelineQuestion {
  /** As known at this instant; all that is known when absent. */
  readonly knownAt?: Instant | undefined;
  /** What holds up to and including this date; all when absent. */
  readonly asOf?: PlainDate | undefined;
}

/**
 * A citizen's timeline, a fold of the pathway's own short stream and so never behind it: by effective date and, on one
 * date, in the order of recording.
 */
export function timelineOf(
  recorded: readonly Recorded<DomainEvent<string, unknown, unknown>>[],
  { knownAt, asOf }: TimelineQuestion = {},
): readonly TimelineEntry[] {
  return recorded
    .filter(({ event, stored }) => (knownAt === undefined || stored.metadata.recordedAt <= knownAt) && (asOf === undefined || event.effective <= asOf))
    .sort((a, b) => compare(a.event.effective, b.event.effective) || compare(a.stored.position, b.stored.position))
    .map(entryOf);
}

function entryOf({ event, stored }: Recorded<DomainEvent<string, unknown, unknown>>): TimelineEntry {
  const { actor, recordedAt } = stored.metadata;
  return {
    eventId: stored.id,
    type: event.type,
    effective: event.effective,
    effectiveAt: event.effectiveAt ?? null,
    recordedAt,
    backdated: event.effective < dateInCopenhagen(recordedAt),
    by: { role: actor.role, unit: actor.unit },
    data: event.data,
    ...(event.personal === undefined ? {} : { personal: event.personal }),
  };
}

function compare<Value extends string | bigint>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
