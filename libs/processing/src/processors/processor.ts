import { type StoredEvent } from '#kernel';
import { type EventStore } from '#event-store';
import { type Database } from '#read-models';

/**
 * What is done with an event that a processor cannot handle. Both try again, with growing pauses, and are visible.
 * `halt`: nothing behind it is handled before it is; tried again for ever. For what must not have a gap.
 * `park`: after some attempts it is set aside with all later events of its stream, and the rest goes on.
 */
export type FailurePolicy = 'halt' | 'park';

/** Something done once for every event of the log, in order. */
export interface Processor {
  /** Names the checkpoint; lower-case letters, digits, `-` and `_`. Never changed: another name begins at the beginning. */
  readonly name: string;
  /** The events it is for; all when absent. */
  readonly types?: readonly string[] | undefined;
  readonly failure: FailurePolicy;
  /** At most so many events in one transaction; 500 by default. */
  readonly batchSize?: number | undefined;
  /**
   * Handles a run of events. What it writes through `tx` is committed together with the checkpoint, or not at all; what
   * it does elsewhere may be done again after a crash, and is therefore done under derived ids. It throws only on a bug or broken
   * infrastructure.
   * @param log that the events come from
   */
  handle(events: readonly StoredEvent[], tx: Database, log: Pick<EventStore, 'readStream'>): Promise<void>;
}

/** The processors that have to do with any of these event types: whom to wait for after an append. */
export function concernedBy(processors: readonly Processor[], types: Iterable<string>): readonly string[] {
  const asked = [...types];
  return processors.filter((one) => !one.types || asked.some((type) => one.types?.includes(type))).map(({ name }) => name);
}
