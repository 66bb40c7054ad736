import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
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
  /** How long the server may work on one batch, in milliseconds. */
  readonly attemptMs: number;
  /** Told after each batch how far the log reaches. */
  readonly onWritten: (head: Position) => void;
}

const firstPauseMs = 25;
const longestPauseMs = 1_000;
/** The server's own timeout comes first: it says that nothing was written. */
const networkMs = 1_000;

/**
 * Collects the appends of this process and writes them batch by batch, each one transaction. An idle queue sends at once;
 * what comes while a batch is under way goes with the next. A batch that is lost is sent again with the same event ids
 * until its appends' deadlines; the server tells which of them stand already.
 *
 * One batch at a time: a second one under way was measured to gain nothing, for each is then half as large.
 */
export class AppendQueue {
  readonly #options: AppendQueueOptions;
  readonly #waiting: PendingAppend[] = [];
  #working: Promise<void> | undefined;
  #failures = 0;

  constructor(options: AppendQueueOptions) {
    this.#options = options;
  }

  add(append: PendingAppend): void {
    this.#waiting.push(append);
    this.#working ??= this.#work();
  }

  /** Resolves when every append has its answer. */
  async drained(): Promise<void> {
    while (this.#working) await this.#working;
  }

  async #work(): Promise<void> {
    for (;;) {
      // Callers that run now, or were just answered, have their turn first: what is asked together goes together.
      await turn();
      const batch = takeBatch(this.#waiting, this.#options.limits);
      if (batch.appends.length === 0) break;
      await this.#write(batch);
    }
    this.#working = undefined;
  }

  /** False when the batch, or what is left of it, is to be sent again. */
  async #write(batch: Batch): Promise<boolean> {
    let client: pg.Client;
    try {
      client = await this.#options.connection.open();
    } catch (failure) {
      for (const append of batch.appends) append.notWritten(`no connection (${codeOf(failure)})`);
      return this.#again(batch);
    }
    try {
      await this.#send(client, batch);
      this.#failures = 0;
      return true;
    } catch (failure) {
      return this.#failed(client, batch, failure);
    }
  }

  async #send(client: pg.Client, batch: Batch): Promise<void> {
    for (const append of batch.appends) append.sent();
    const { rows } = await client.query<[string, string, string | null]>({
      ...appendStatement,
      values: batchParameters(batch),
      rowMode: 'array',
      types: asText,
      query_timeout: this.#options.attemptMs + networkMs,
    } as pg.QueryArrayConfig);
    const { results, head } = batchResults(batch, rows[0] as BatchAnswer);
    results.forEach((result, index) => {
      batch.appends[index]?.resolve(result);
    });
    this.#options.onWritten(head);
  }

  async #failed(client: pg.Client, batch: Batch, failure: unknown): Promise<boolean> {
    const kind = kindOfFailure(failure);
    const why = `PostgreSQL: ${codeOf(failure)}`;
    if (kind === 'lost') {
      for (const append of batch.appends) append.lost(why);
      this.#options.connection.drop(client);
      return this.#again(batch);
    }
    for (const append of batch.appends) append.notWritten(why);
    if (kind === 'later') return this.#again(batch);
    if (kind === 'statement') return batch.appends.length > 1 ? this.#oneByOne(batch) : this.#mistaken(client, batch, failure);
    for (const append of batch.appends) append.giveUp();
    return true;
  }

  /** Something in the batch is at fault: each goes by itself, so that only the one at fault fails. */
  async #oneByOne(batch: Batch): Promise<boolean> {
    for (const [index, append] of batch.appends.entries()) {
      const isBroken = !append.settled && !(await this.#write({ appends: [append], rounds: [0] }));
      if (isBroken) {
        this.#waiting.push(...batch.appends.slice(index + 1));
        return false;
      }
    }
    return true;
  }

  /** An id that its stream holds already is a conflict; any other mistake is a bug of the caller's. */
  async #mistaken(client: pg.Client, batch: Batch, failure: unknown): Promise<boolean> {
    const [append] = batch.appends;
    if (!append) return true;
    if (!(failure instanceof pg.DatabaseError) || failure.constraint !== knownIdConstraint) {
      append.reject(new RangeError(`PostgreSQL cannot store the append to ${append.stream} (${codeOf(failure)})`));
      return true;
    }
    try {
      const { rows } = await client.query<[string | null]>({
        text: 'select max(version) from log.events where stream = $1',
        values: [append.stream],
        rowMode: 'array',
        types: asText,
        query_timeout: this.#options.attemptMs + networkMs,
      } as pg.QueryArrayConfig);
      const actual = rows[0]?.[0] ?? null;
      append.resolve({ appended: false, actual: actual === null ? null : Number(actual) });
      return true;
    } catch {
      this.#options.connection.drop(client);
      return this.#again(batch);
    }
  }

  /** Puts a batch back to the front, and lets some time pass. */
  async #again(batch: Batch): Promise<false> {
    this.#waiting.unshift(...batch.appends.filter(({ settled }) => !settled));
    await pause(Math.min(firstPauseMs * 2 ** this.#failures, longestPauseMs));
    this.#failures += 1;
    return false;
  }
}
