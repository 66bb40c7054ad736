import { type DomainEvent, type StoredEvent } from '#kernel';
import { type Memory, type Projection, type View } from '../view.js';
import { type Changes, noChanges } from './changes.js';
import { followPage, type Following } from './follow-page.js';
import { createConstraints, createTables } from './schema.js';
import { StreamsInMind } from './streams-in-mind.js';
import { writeChanges } from './write-changes.js';

/** A view whose rows are, stream by stream, a pure function of the stream's history as known. */
export interface BitemporalView<Event extends DomainEvent, State> extends Following<Event, State> {
  /** Of the view and of its table. */
  readonly name: string;
  /** Raised whenever rows come out differently. */
  readonly version: number;
  /** Lists always name a kind, and are read kind by kind. */
  readonly kindByKind?: boolean;
}

/** Streams kept in mind: everyday, enough for those that are busy; in a rebuild, as many as memory holds with ease. */
const BUSY = 10_000;
const IN_REBUILD = 100_000;

/**
 * Makes a view of it: one table, named as the view. Everyday each page is written as it comes; a rebuild holds back what is
 * known until it is known no more, or the log ends, so that hardly a row is written twice.
 */
export function bitemporalView<Event extends DomainEvent, State>(view: BitemporalView<Event, State>): View & { readonly folds: BitemporalView<Event, State> } {
  const { name, version, catalogue } = view;
  const inMind = (memory: Memory | undefined, most: number) =>
    memory ? memory.keep(name, () => new StreamsInMind<Event, State>(most)) : new StreamsInMind<Event, State>(most);
  return {
    folds: view,
    name,
    version,
    tables: [name],
    types: catalogue.types,
    createTables: (schema) => createTables(schema, name),
    createConstraints: (schema) => createConstraints(schema, name, view.kindByKind ?? false),
    project: (events, projection) =>
      projection.rebuild
        ? projectHoldingBack(view, events, projection, inMind(projection.rebuild, IN_REBUILD))
        : projectAtOnce(view, events, projection, inMind(projection.recent, BUSY)),
    flush: async ({ db, schema, rebuild }) => {
      const changes = noChanges();
      for (const stream of inMind(rebuild, IN_REBUILD).all()) {
        stream.settle(changes);
        changes.begun.push(...stream.takeBegun());
      }
      await writeChanges(db, `${schema}.${name}`, changes);
    },
  };
}

async function projectAtOnce<Event extends DomainEvent, State>(
  view: BitemporalView<Event, State>,
  events: readonly StoredEvent[],
  { db, schema, histories }: Projection,
  inMind: StreamsInMind<Event, State>,
): Promise<void> {
  const changes = noChanges();
  const followed = await followPage(view, events, { inMind, histories, changes });
  for (const stream of followed.values()) {
    stream.settle(changes);
    changes.begun.push(...stream.takeBegun());
  }
  await writeChanges(db, `${schema}.${view.name}`, changes);
  for (const [name, stream] of followed) inMind.put(name, stream);
  inMind.takeSurplus();
}

async function projectHoldingBack<Event extends DomainEvent, State>(
  view: BitemporalView<Event, State>,
  events: readonly StoredEvent[],
  { db, schema, histories }: Projection,
  inMind: StreamsInMind<Event, State>,
): Promise<void> {
  const changes = noChanges();
  const followed = await followPage(view, events, { inMind, histories, changes });
  letGo(inMind, changes);
  for (const [name, stream] of followed) inMind.put(name, stream);
  await writeChanges(db, `${schema}.${view.name}`, changes);
}

/** Streams of this page are not among them: their last append may go on with the next. */
function letGo<Event extends DomainEvent, State>(inMind: StreamsInMind<Event, State>, changes: Changes): void {
  for (const stream of inMind.takeSurplus()) {
    stream.settle(changes);
    changes.begun.push(...stream.takeBegun());
  }
}
