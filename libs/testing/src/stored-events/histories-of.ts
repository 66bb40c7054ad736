import { type StoredEvent, type StreamName } from '#kernel';
import { type Histories } from '#read-models';

/** Reads the streams of an invented log, as it has grown by the time it is asked. */
export function historiesOf(log: { readonly events: readonly StoredEvent[] }): Histories {
  return {
    of: (streams, upTo) =>
      Promise.resolve(
        new Map<StreamName, readonly StoredEvent[]>(
          streams.map((name) => [name, log.events.filter(({ stream, position }) => stream === name && position <= upTo)]),
        ),
      ),
  };
}
