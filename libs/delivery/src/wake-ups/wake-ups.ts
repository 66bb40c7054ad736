/** A wake-up that is wanted: `id` is delivery and attempt, so a further attempt is another job. */
export interface WantedWakeUp {
  /** Letters, digits, `_` and `-` only. */
  readonly id: string;
  /** Milliseconds from now; 0 for at once. */
  readonly delayMs: number;
}

/**
 * Wakes workers up at a time, and remembers nothing that matters: due times stand in a table that is derived from the
 * log, and a sweep finds what no wake-up came for. A lost, repeated or late wake-up changes nothing but the delay.
 */
export interface WakeUps {
  /** Asks for wake-ups, in one go. */
  schedule(wanted: readonly WantedWakeUp[]): Promise<void>;
  /** Calls `wake` whenever one or more wake-ups are due, never two calls at a time in this process, until stopped. */
  start(wake: () => Promise<void>): Promise<void>;
  /** Lets a call under way finish, and lets go of the queue. */
  stop(): Promise<void>;
  /** When this process last saw its own heartbeat come back through the queue; null before the first. */
  lastHeartbeat(): number | null;
}
