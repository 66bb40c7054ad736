import { type ProposedEvent, type StreamName } from '#kernel';
import { AppendOutcomeUnknown, EventStoreUnavailable, type AppendResult, type ExpectedVersion } from '../port.js';

/** One event, ready to be put into the arrays of a batch. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
}

/** An append that waits for its answer. */
export class PendingAppend {
  readonly events: readonly EncodedEvent[];
  /** Characters of JSON; near enough to bytes for limits. */
  readonly size: number;
  readonly answer: Promise<AppendResult>;
  #settled = false;
  #underWay = false;
  #uncertain = false;
  #why: string | undefined;
  #deadline: NodeJS.Timeout;
  #resolve!: (result: AppendResult) => void;
  #reject!: (failure: Error) => void;

  /** @throws TypeError when an event's data is no JSON */
  constructor(
    readonly stream: StreamName,
    readonly expected: ExpectedVersion,
    events: readonly ProposedEvent[],
    timeoutMs: number,
  ) {
    this.events = events.map(({ id, type, schemaVersion, data, metadata }) => ({
      id,
      type,
      schemaVersion,
      data: JSON.stringify(data),
      metadata: JSON.stringify(metadata),
    }));
    this.size = this.events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#deadline = setTimeout(() => {
      this.giveUp();
    }, timeoutMs);
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** It is handed to the connection: from here on, only an answer tells what came of it. */
  sent(): void {
    this.#underWay = true;
  }

  /** No answer came to this attempt: the events may stand. */
  lost(why: string): void {
    this.#underWay = false;
    this.#uncertain = true;
    this.#why = why;
  }

  /** This attempt has certainly written nothing. */
  notWritten(why: string): void {
    this.#underWay = false;
    this.#why = why;
  }

  resolve(result: AppendResult): void {
    this.#settle();
    this.#resolve(result);
  }

  /** The caller's mistake. */
  reject(failure: Error): void {
    this.#settle();
    this.#reject(failure);
  }

  /** Answers as well as is known: time is up, or trying again is pointless. */
  giveUp(): void {
    const cause = this.#why === undefined ? undefined : { cause: new Error(this.#why) };
    this.reject(
      this.#underWay || this.#uncertain
        ? new AppendOutcomeUnknown(this.stream, cause)
        : new EventStoreUnavailable(this.#why ?? 'no answer in time', cause),
    );
  }

  #settle(): void {
    this.#settled = true;
    clearTimeout(this.#deadline);
  }
}
