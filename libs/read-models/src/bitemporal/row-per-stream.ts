import { type DomainEvent, type EventCatalogue, type Recorded } from '#kernel';
import { type Database, type View } from '../view.js';
import { bitemporalView } from './bitemporal-view.js';
import { type Found, listOf, type ListQuery, rowsOf } from './lists.js';
import { type Row } from './row.js';

/** What every row of such a view tells about itself: what lists select and sort by. */
export type StreamRow = Omit<Row, 'key' | 'details'>;

/** A view with one row for each stream of a category, the row being a fold of its stream. */
export interface RowPerStream<Event extends DomainEvent, Of extends StreamRow> {
  readonly name: string;
  readonly version: number;
  readonly category: string;
  readonly catalogue: EventCatalogue<Event>;
  /** Pure. Null before the event that makes the row; an event of a stream without a row that makes none is passed over. */
  readonly reduce: (row: Of | null, recorded: Recorded<Event>) => Of | null;
}

/** Makes a view of it. */
export function rowPerStream<Event extends DomainEvent, Of extends StreamRow>({ reduce, ...view }: RowPerStream<Event, Of>): View {
  return bitemporalView<Event, Of | null>({
    ...view,
    initial: null,
    evolve: reduce,
    sources: [
      {
        rows: (row, { version }) => {
          if (!row) return [];
          const { kind, citizenId, unit, state, at, from, until, ...details } = row;
          return [{ kind, key: '', citizenId, unit, state, at, from, until, details: { ...details, streamVersion: version } }];
        },
      },
    ],
  });
}

/** The row of a stream as it is found. */
export type FoundStream<Of extends StreamRow> = Of & {
  /** The stream's. */
  readonly id: string;
  readonly municipality: string;
  /** Since when this is known. */
  readonly recordedFrom: string;
  /** Version of the last event of its stream: the ETag. */
  readonly streamVersion: number;
};

/** Rows of a view with one for each stream, in the order of `at` and id; those about a citizen follow the citizen's case. */
export async function streamsOf<Of extends StreamRow>(db: Database, view: string, query: ListQuery): Promise<readonly FoundStream<Of>[]> {
  return (await listOf(db, view, { followingCitizens: true, ...query })).map((found) => foundStream<Of>(found));
}

/** The row of one stream of one municipality; null where there is none. */
export async function streamOf<Of extends StreamRow>(
  db: Database,
  view: string,
  asked: Parameters<typeof rowsOf>[2],
): Promise<FoundStream<Of> | null> {
  const [found] = await rowsOf(db, view, asked);
  return found ? foundStream<Of>(found) : null;
}

function foundStream<Of extends StreamRow>({ subjectId: id, key: _key, details, ...columns }: Found): FoundStream<Of> {
  return { id, ...columns, ...details } as unknown as FoundStream<Of>;
}
