import { type Position } from '#kernel';

/** How far a processor is behind the log. */
export interface Lag {
  readonly position: Position;
  readonly head: Position;
  /** Since when it has not been at the head, in milliseconds; 0 when it is. */
  readonly behindMs: number;
}

export interface Failure {
  readonly attempt: number;
  /** Of the event that failed; absent where it was the database or the log. */
  readonly position?: Position | undefined;
  /** Kind and place; never a message that could quote an event. */
  readonly failure: string;
}

/** Told what processors do: for metrics, logs, and for waking who waits. A hook must not throw and must not take long. */
export interface ProcessingHooks {
  /** A lease was taken, or given up or lost. */
  lease?(processor: string, held: boolean): void;
  committed?(processor: string, position: Position, events: number): void;
  failed?(processor: string, failure: Failure): void;
  /** An event has failed so often that somebody should look. */
  halted?(processor: string, failure: Failure): void;
  parked?(processor: string, stream: string, position: Position): void;
  /** The log has gone on and the subscription did not say so; it is being renewed. */
  stalled?(processor: string): void;
  lag?(processor: string, lag: Lag): void;
}
