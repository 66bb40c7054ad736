import { type StoredEvent, type StreamName } from '#kernel';
import { type EventStore } from '#event-store';
import { type Histories } from '#read-models';

/** Streams asked for at a time. An engine that can reads them together. */
const AT_ONCE = 128;

/** Reads whole streams from the log. */
export function historiesIn(log: Pick<EventStore, 'readStream'>): Histories {
  return {
    async of(streams, upTo) {
      const histories = new Map<StreamName, readonly StoredEvent[]>();
      for (let i = 0; i < streams.length; i += AT_ONCE) {
        const names = streams.slice(i, i + AT_ONCE);
        const read = await Promise.all(names.map((name) => log.readStream(name)));
        for (const [place, name] of names.entries()) {
          histories.set(name, (read[place] ?? []).filter(({ position }) => position <= upTo));
        }
      }
      return histories;
    },
  };
}
