import { type EventStore } from '../port.js';

/** An engine under test. */
export interface OpenedEventStore {
  readonly store: EventStore;
  /** Another store on the same log, as another process would have it; whoever asked closes it. */
  another(): Promise<EventStore>;
  /** Closes the store and whatever was started for it. */
  close(): Promise<void>;
}

/** Gives the tests the engine that was opened for the suite. */
export type Opened = () => OpenedEventStore;
