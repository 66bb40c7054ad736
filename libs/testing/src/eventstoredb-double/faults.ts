/** How a subscription is lost: with an error, by ending, or without a word while the connection stays up. */
export type Drop = 'error' | 'end' | 'silence';

/** What the double is to do wrong. Counts go down to zero by themselves. */
export interface Faults {
  /** So many appends are taken, never answered, and not written. */
  readonly silentAppends: number;
  /** So many appends are written, but never answered. */
  readonly unansweredAppends: number;
  /** So many appends are written, but answered with a lost connection. */
  readonly brokenAppends: number;
  /** So many appends fail on the server's side, unwritten, with an error that does not say so. */
  readonly failedAppends: number;
  /** So many appends are answered without saying at which position they stand. */
  readonly appendsWithoutPosition: number;
  /** Appends are carried out and answered only after so many milliseconds. */
  readonly appendDelayMs: number;
  /** So many appends, reads and subscriptions are referred to the leader. */
  readonly notLeader: number;
  /** Where the leader is said to be; the double itself when absent. */
  readonly leader: { readonly host: string; readonly port: number } | null;
  /** So many appends, reads and subscriptions are refused because the server is starting. */
  readonly notReady: number;
  /** Every subscription is lost when it has given so many events; null for never. */
  readonly dropAfterEvents: number | null;
  readonly drop: Drop;
  /** Nothing is answered at all, while the process lives and connections stand. */
  readonly deaf: boolean;
  /** Whether the server says that it has BatchAppend. */
  readonly batchAppend: boolean;
}

export const noFaults: Faults = {
  silentAppends: 0,
  unansweredAppends: 0,
  brokenAppends: 0,
  failedAppends: 0,
  appendsWithoutPosition: 0,
  appendDelayMs: 0,
  notLeader: 0,
  leader: null,
  notReady: 0,
  dropAfterEvents: null,
  drop: 'error',
  deaf: false,
  batchAppend: true,
};

/** How often each call was made since the process started. */
export interface Calls {
  readonly append: number;
  readonly batchAppend: number;
  readonly read: number;
  readonly subscribe: number;
  readonly features: number;
  readonly gossip: number;
}

/** An event as the log of the double holds it; positions as text, since JSON has no big integers. */
export interface LoggedEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly type: string;
}

/** What the parent may ask of the double's process, and what it is answered with. */
export interface Commands {
  setFaults: { ask: Partial<Faults>; answer: null };
  calls: { ask: null; answer: Calls };
  log: { ask: null; answer: readonly LoggedEvent[] };
  /** The server's memory of recent event ids is bounded and lost at a restart. */
  forgetRecentIds: { ask: null; answer: null };
  /** Events of the server's own, such as its statistics. */
  writeSystemEvents: { ask: number; answer: null };
  /** So many subscriptions are open. */
  subscriptions: { ask: null; answer: number };
}

export interface Ask {
  readonly number: number;
  readonly command: keyof Commands;
  readonly ask: unknown;
}

export type FromServer = { readonly port: number } | { readonly number: number; readonly answer: unknown };
