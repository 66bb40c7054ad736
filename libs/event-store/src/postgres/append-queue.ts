import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Position } from '#kernel';
import { appendStatement, batchParameters, batchResults, takeBatch, type Batch, type BatchAnswer, type BatchLimits } from './append-batch.js';
import { codeOf, kindOfFailure, knownIdConstraint } from './failures.js';
import { type PendingAppend } from './pending-append.js';
import { asText } from './stored-rows.js';
import { type WriterConnection } from './writer-connection.js';

export interface AppendQueueOptions {
  readonly connection: WriterConnection;
  readonly limits: BatchLimits;
  /** Batches sent before the first is answered. */
  readonly inFlight: number;
  /** How long one attempt at a batch may take, in milliseconds. */
  readonly attemptMs: number;
  /** Told after each batch how far the log reaches. */
  readonly onWritten: (head: Position) => void;
}

const firstPauseMs = 25;
const longestPauseMs = 1_000;


/**
 * Collects the appends of this process and writes them batch by batch, each one transaction. An idle queue sends at once;
 * what comes while batches are under way goes with the next. A batch that is lost is sent again with the same event ids
 * until its appends' deadlines; the server tells which of them stand already.
 */
export class AppendQueue {
  readonly #options: AppendQueueOptions;
  readonly #waiting: PendingAppend[] = [];
  #underWay = 0;
  #scheduled = false;
  #failures = 0;
  #pausing = false;
  #idle: (() => void)[] = [];

  constructor(options: AppendQueueOptions) {
    this.#options = options;
  }

  add(append: PendingAppend): void {
    this.#waiting.push(append);
    this.#schedule();
  }

  /** Resolves when every append has its answer. */
  async drained(): Promise<void> {
    if (this.#isIdle()) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Sends after the callers that run now have had their turn, so that what is asked together goes together. */
  #schedule(): void {
    if (this.#scheduled || this.#pausing || this.#underWay >= this.#options.inFlight) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (!this.#pausing && this.#underWay < this.#options.inFlight) {
      const batch = takeBatch(this.#waiting, this.#options.limits);
      if (batch.appends.length === 0) break;
      this.#underWay += 1;
      void this.#write(batch).finally(() => {
        this.#underWay -= 1;
        if (this.#waiting.length > 0) this.#schedule();
        this.#tellIdle();
      });
    }
    this.#tellIdle();
  }

  async #write(batch: Batch): Promise<void> {
    let client: pg.Client;
    try {
      client = await this.#options.connection.open();
    } catch (failure) {
      for (const append of batch.appends) append.notWritten(`no connection (${codeOf(failure)})`);
      await this.#again(batch);
      return;
    }
    try {
      await this.#send(client, batch);
      this.#failures = 0;
    } catch (failure) {
      await this.#failed(client, batch, failure);
    }
  }

  async #send(client: pg.Client, batch: Batch): Promise<void> {
    for (const append of batch.appends) append.sent();
    const { rows } = await client.query<[string, string, string | null]>({
      ...appendStatement,
      values: batchParameters(batch),
      rowMode: 'array',
      types: asText,
      query_timeout: this.#options.attemptMs + 500,
    } as pg.QueryArrayConfig);
    const { results, head } = batchResults(batch, rows[0] as BatchAnswer);
    results.forEach((result, index) => {
      batch.appends[index]?.resolve(result);
    });
    this.#options.onWritten(head);
  }

  async #failed(client: pg.Client, batch: Batch, failure: unknown): Promise<void> {
    const kind = kindOfFailure(failure);
    const why = `PostgreSQL: ${codeOf(failure)}`;
    if (kind === 'lost') {
      for (const append of batch.appends) append.lost(why);
      this.#options.connection.drop(client);
      await this.#again(batch);
      return;
    }
    for (const append of batch.appends) append.notWritten(why);
    if (kind === 'later') await this.#again(batch);
    else if (kind === 'refused') for (const append of batch.appends) append.giveUp();
    else if (batch.appends.length > 1) await this.#one(batch);
    else await this.#mistaken(client, batch, failure);
  }

  /** Something in the batch is at fault: each goes by itself, so that only the one at fault fails. */
  async #one(batch: Batch): Promise<void> {
    for (const append of batch.appends) {
      if (!append.settled) await this.#write({ appends: [append], rounds: [0] });
    }
  }

  /** An id that its stream holds already is a conflict; any other mistake is a bug of the caller's. */
  async #mistaken(client: pg.Client, { appends: [append] }: Batch, failure: unknown): Promise<void> {
    if (!append) return;
    const isKnownId = failure instanceof pg.DatabaseError && failure.constraint === knownIdConstraint;
    if (!isKnownId) {
      append.reject(new RangeError(`PostgreSQL cannot store the append to ${append.stream} (${codeOf(failure)})`));
      return;
    }
    try {
      const { rows } = await client.query<{ actual: number | null }>({
        text: 'select max(version) as actual from log.events where stream = $1',
        values: [append.stream],
        query_timeout: this.#options.attemptMs,
      } as pg.QueryConfig);
      append.resolve({ appended: false, actual: rows[0]?.actual ?? null });
    } catch {
      await this.#again({ appends: [append], rounds: [0] });
    }
  }

  /** Puts a batch back to the front, and lets some time pass before anything is sent. */
  async #again(batch: Batch): Promise<void> {
    this.#waiting.unshift(...batch.appends.filter(({ settled }) => !settled));
    if (this.#pausing) return;
    this.#pausing = true;
    await pause(Math.min(firstPauseMs * 2 ** this.#failures, longestPauseMs));
    this.#failures += 1;
    this.#pausing = false;
  }

  #isIdle(): boolean {
    return this.#underWay === 0 && this.#waiting.every(({ settled }) => settled);
  }

  #tellIdle(): void {
    if (!this.#isIdle() || this.#idle.length === 0) return;
    const waiting = this.#idle;
    this.#idle = [];
    for (const resolve of waiting) resolve();
  }
}
