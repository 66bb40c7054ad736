/** An event as a client proposes it. */
export interface ProposedRecord {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LogRecord extends ProposedRecord {
  readonly stream: string;
  readonly revision: number;
  /** Offset in the transaction log. Commit and prepare position are the same for events written without a transaction. */
  readonly position: bigint;
  /** Ticks of 100 nanoseconds since 1970. */
  readonly created: bigint;
}

export type Expectation = number | 'no-stream' | 'any' | 'stream-exists';
