import { categoryOf, type DomainEvent, type EventCatalogue, idOf, readPublic, type Recorded, type StoredEvent, type StreamName } from '#kernel';
import { type Histories } from '../view.js';
import { type Changes } from './changes.js';
import { FollowedStream, type Folding } from './followed-stream.js';
import { type StreamsInMind } from './streams-in-mind.js';

/** Which streams a view folds, and how. */
export interface Following<Event extends DomainEvent, State> extends Folding<Event, State> {
  /** The category of the streams; events of the same types in others are none of the view's. */
  readonly category: string;
  readonly catalogue: EventCatalogue<Event>;
}

interface Seen<Event extends DomainEvent, State> {
  readonly name: StreamName;
  readonly run: readonly Recorded<Event>[];
  /** The stream as it was left; nothing where it has to be read. */
  readonly standing: FollowedStream<Event, State> | undefined;
}

/**
 * Sees the events of a page in their streams. Streams are read from the log, all in one go, where they are not in mind, or
 * where something was recorded late or corrected.
 * @returns the streams of the page, as they stand behind it
 */
export async function followPage<Event extends DomainEvent, State>(
  following: Following<Event, State>,
  events: readonly StoredEvent[],
  { inMind, histories, changes }: { readonly inMind: StreamsInMind<Event, State>; readonly histories: Histories; readonly changes: Changes },
): Promise<ReadonlyMap<StreamName, FollowedStream<Event, State>>> {
  const seen = runsOf(following, events).map(({ name, run }): Seen<Event, State> => {
    const standing = inMind.take(name) ?? new FollowedStream(idOf(name), following);
    return { name, run, standing: standing.isFollowedBy(run[0]!.stored) ? standing : undefined };
  });
  const toRead = seen.filter(({ standing, run }) => !standing?.takesInOrder(run));
  const last = events.at(-1);
  const read = toRead.length > 0 && last ? await histories.of(toRead.map(({ name }) => name), last.position) : undefined;
  const followed = new Map<StreamName, FollowedStream<Event, State>>();
  for (const { name, run, standing } of seen) {
    const history = read?.get(name)?.map((stored) => readPublic(following.catalogue, stored));
    if (standing) {
      standing.see(run, history, changes);
      followed.set(name, standing);
    } else {
      followed.set(name, reread(following, { name, run, history: history ?? [] }, changes));
    }
  }
  return followed;
}

/** Begins behind what the table holds. Where a page before ended within an append, that append is seen anew as a whole. */
function reread<Event extends DomainEvent, State>(
  following: Following<Event, State>,
  { name, run, history }: { readonly name: StreamName; readonly run: readonly Recorded<Event>[]; readonly history: readonly Recorded<Event>[] },
  changes: Changes,
): FollowedStream<Event, State> {
  const { version, metadata } = run[0]!.stored;
  const before = history.filter(({ stored }) => stored.version < version);
  if (before.length !== version) throw new Error(`${name} cannot be read up to event ${version}`);
  const settled = before.filter(({ stored }) => stored.metadata.recordedAt !== metadata.recordedAt);
  const stream = new FollowedStream(idOf(name), following);
  stream.beginBehind(settled);
  const again = before.slice(settled.length);
  if (again.length > 0) changes.undone.push({ subjectId: idOf(name), at: metadata.recordedAt });
  stream.see([...again, ...run], history, changes);
  return stream;
}

function runsOf<Event extends DomainEvent, State>(
  { category, catalogue }: Following<Event, State>,
  events: readonly StoredEvent[],
): readonly { readonly name: StreamName; readonly run: readonly Recorded<Event>[] }[] {
  const runs = new Map<StreamName, Recorded<Event>[]>();
  for (const stored of events) {
    if (categoryOf(stored.stream) !== category) continue;
    const recorded = readPublic(catalogue, stored);
    const run = runs.get(stored.stream);
    if (run) run.push(recorded);
    else runs.set(stored.stream, [recorded]);
  }
  return [...runs].map(([name, run]) => ({ name, run }));
}
