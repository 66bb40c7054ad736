import {
  corrected,
  dateInCopenhagen,
  isCorrection,
  type CorrectionEvent,
  type CorrectionReason,
  type DomainEvent,
  type Instant,
  type PlainDate,
  type Recorded,
  type Role,
} from '#kernel';

type Anything = DomainEvent<string, unknown, unknown>;

/** Who did something, as others are shown it. */
interface By {
  readonly role: Role;
  readonly unit: string;
}

/** One line of a citizen's timeline: what happened, from when it holds, and when it was learned. */
export interface TimelineEntry {
  readonly eventId: string;
  readonly type: string;
  readonly effective: PlainDate;
  readonly effectiveAt: Instant | null;
  readonly recordedAt: Instant;
  /** Recorded on a later date than the one it holds from. */
  readonly backdated: boolean;
  readonly by: By;
  readonly data: unknown;
  /** What was written about the person; absent where nothing was. */
  readonly personal?: unknown;
  /** False for what was taken back. */
  readonly counts: boolean;
  /** What said the entry anew or took it back, in the order of recording; also what was itself taken back. */
  readonly corrections: readonly TimelineCorrection[];
}

export interface TimelineCorrection {
  readonly eventId: string;
  readonly type: CorrectionEvent['type'];
  readonly because: CorrectionReason;
  readonly recordedAt: Instant;
  readonly by: By;
  readonly counts: boolean;
}

export interface TimelineQuestion {
  /** As known at this instant; all that is known when absent. */
  readonly knownAt?: Instant | undefined;
  /** What holds up to and including this date; all when absent. */
  readonly asOf?: PlainDate | undefined;
  /** Whether what was taken back is shown as well, as it last counted. */
  readonly retracted?: boolean | undefined;
}

/**
 * A citizen's timeline, a fold of the pathway's own short stream and so never behind it: the corrected history, by effective
 * date and, on one date, in the order of recording, each entry with what has become of it (rule COR-1).
 */
export function timelineOf(
  recorded: readonly Recorded<Anything>[],
  { knownAt, asOf, retracted = false }: TimelineQuestion = {},
): readonly TimelineEntry[] {
  const known = knownAt === undefined ? recorded : recorded.filter(({ stored }) => stored.metadata.recordedAt <= knownAt);
  const counting = new Map(corrected(known).map((one) => [one.stored.id, one]));
  const corrections = correctionsByEntry(known, counting);
  return known
    .filter(({ event, stored }) => !isCorrection(event) && (retracted || counting.has(stored.id)))
    .map((one) => counting.get(one.stored.id) ?? one)
    .filter(({ event }) => asOf === undefined || event.effective <= asOf)
    .sort((a, b) => compare(a.event.effective, b.event.effective) || compare(a.stored.position, b.stored.position))
    .map((one) => entryOf(one, counting.has(one.stored.id), corrections.get(one.stored.id) ?? []));
}

function entryOf({ event, stored }: Recorded<Anything>, counts: boolean, corrections: readonly TimelineCorrection[]): TimelineEntry {
  const { recordedAt } = stored.metadata;
  return {
    eventId: stored.id,
    type: event.type,
    effective: event.effective,
    effectiveAt: event.effectiveAt ?? null,
    recordedAt,
    backdated: event.effective < dateInCopenhagen(recordedAt),
    by: byOf(stored),
    data: event.data,
    ...(event.personal === undefined ? {} : { personal: event.personal }),
    counts,
    corrections,
  };
}

function correctionsByEntry(known: readonly Recorded<Anything>[], counting: ReadonlyMap<string, unknown>): ReadonlyMap<string, readonly TimelineCorrection[]> {
  const byEntry = new Map<string, TimelineCorrection[]>();
  for (const { event, stored } of known) {
    if (!isCorrection(event)) continue;
    const { type, data } = event;
    const { id: eventId, metadata } = stored;
    const one = { eventId, type, because: data.because, recordedAt: metadata.recordedAt, by: byOf(stored), counts: counting.has(eventId) };
    for (const entry of event.type === 'EntryRetracted' ? event.data.entries : [event.data.entry]) {
      byEntry.set(entry, [...(byEntry.get(entry) ?? []), one]);
    }
  }
  return byEntry;
}

function byOf({ metadata: { actor } }: Recorded['stored']): By {
  return { role: actor.role, unit: actor.unit };
}

function compare<Value extends string | bigint>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
