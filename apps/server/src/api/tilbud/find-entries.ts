import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { TILBUD, tilbudCatalogue, type TilbudEvent } from '#domain';
import { type EventStore } from '#event-store';
import { corrected, type Instant, isCorrection, type JsonObject, type PlainDate, readPublic, type Recorded, streamName, type Uuid } from '#kernel';
import { EVENT_STORE } from '#platform';

/** What was recorded at a tilbud, as it was said, and as it is said now. */
export interface TilbudEntry {
  readonly id: Uuid;
  readonly type: string;
  readonly recordedAt: Instant;
  readonly on: PlainDate;
  readonly data: JsonObject;
  /** What it says since it was corrected; null where it was not, or does not count any more. */
  readonly saysNow: JsonObject | null;
  readonly counts: boolean;
}

/** The entries about one place, booking or waiting, or about the tilbud itself, with what corrects them. */
export class FindTilbudEntries extends Query<readonly TilbudEntry[]> {
  constructor(
    readonly tilbudId: Uuid,
    readonly about: Uuid,
    readonly knownAt?: Instant,
  ) {
    super();
  }
}

@QueryHandler(FindTilbudEntries)
export class FindTilbudEntriesHandler implements IQueryHandler<FindTilbudEntries> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ tilbudId, about, knownAt }: FindTilbudEntries): Promise<readonly TilbudEntry[]> {
    const stored = await this.store.readStream(streamName(TILBUD, tilbudId));
    const recorded = stored.filter(({ metadata }) => knownAt === undefined || metadata.recordedAt <= knownAt).map((one) => readPublic(tilbudCatalogue, one));
    const now = new Map(corrected(recorded).map(({ event, stored: { id } }) => [id, event]));
    const concerned = new Set<Uuid>();
    return recorded.filter((one) => isAbout(one, about, tilbudId, concerned)).map(({ event, stored: { id, metadata } }) => {
      const said = now.get(id);
      const saysNow = said && said !== event ? (said.data as JsonObject) : null;
      return { id, type: event.type, recordedAt: metadata.recordedAt, on: event.effective, data: event.data as JsonObject, saysNow, counts: said !== undefined };
    });
  }
}

/** A correction is about what it corrects: entries are told in the order of recording, those before it first. */
function isAbout({ event, stored }: Recorded<TilbudEvent>, about: Uuid, tilbudId: Uuid, concerned: Set<Uuid>): boolean {
  const is = isCorrection(event)
    ? (event.type === 'EntryRetracted' ? event.data.entries : [event.data.entry]).some((entry) => concerned.has(entry))
    : event.type === 'TilbudRegistered'
      ? about === tilbudId
      : Object.values(event.data as JsonObject).includes(about);
  if (is) concerned.add(stored.id);
  return is;
}
