import { type AppendResult } from '../port.js';
import { type PendingAppend } from './pending-append.js';

/** Limits of one batch. A single append goes whatever its size. */
export interface BatchLimits {
  /** Most appends. */
  readonly appends: number;
  /** Most characters of JSON. */
  readonly size: number;
  /** Most appends to the same stream: each later one is a further round on the server. */
  readonly rounds: number;
}

/** Appends that are written in one transaction; a stream's second append of the batch belongs to its second round. */
export interface Batch {
  readonly appends: readonly PendingAppend[];
  /** Of each append, its round; ascending. */
  readonly rounds: readonly number[];
}

/** Takes from the front of the queue what fits into one batch. What is settled already is dropped. */
export function takeBatch(queue: PendingAppend[], limits: BatchLimits): Batch {
  const rounds: PendingAppend[][] = [];
  const perStream = new Map<string, number>();
  let [taken, appends, size] = [0, 0, 0];
  for (const append of queue) {
    if (!append.settled) {
      const round = perStream.get(append.stream) ?? 0;
      const isFull = appends === limits.appends || round === limits.rounds || size + append.size > limits.size;
      if (isFull && appends > 0) break;
      perStream.set(append.stream, round + 1);
      (rounds[round] ??= []).push(append);
      size += append.size;
      appends += 1;
    }
    taken += 1;
  }
  queue.splice(0, taken);
  return { appends: rounds.flat(), rounds: rounds.flatMap((round, index) => round.map(() => index)) };
}

/** Asks `log.append` for a batch; the parameters are those of `batchParameters`. */
export const appendStatement = {
  name: 'log.append',
  text: 'select head::text, starts::text, others::text from log.append($1, $2, $3, $4, $5, $6, $7, $8, $9)',
};

/**
 * The parameters as PostgreSQL's text: pg would build the same array literals, element by element and much slower. The
 * JSON documents go as one JSON array each, so that they are not quoted a second time.
 */
export function batchParameters({ appends, rounds }: Batch): string[] {
  const [round, stream, expected, place, id, type, schemaVersion, data, metadata]: string[][] = [[], [], [], [], [], [], [], [], []];
  appends.forEach((append, index) => {
    const wanted = append.expected === 'any' ? '-2' : append.expected === 'no-stream' ? '-1' : String(append.expected);
    append.events.forEach((event, at) => {
      round!.push(String(rounds[index]));
      stream!.push(quoted(append.stream));
      expected!.push(wanted);
      place!.push(String(at));
      id!.push(event.id);
      type!.push(quoted(event.type));
      schemaVersion!.push(String(event.schemaVersion));
      data!.push(event.data);
      metadata!.push(event.metadata);
    });
  });
  const arrays = [round, stream, expected, place, id, type, schemaVersion].map((column) => `{${column!.join(',')}}`);
  return [...arrays, `[${data!.join(',')}]`, `[${metadata!.join(',')}]`];
}

/** The answer of `log.append`, each value in PostgreSQL's text. */
export type BatchAnswer = readonly [head: string, starts: string, others: string | null];

/** What came of each append of the batch, and how far the log reaches now. */
export function batchResults({ appends }: Batch, [head, starts, others]: BatchAnswer): { results: AppendResult[]; head: bigint } {
  const startOf = starts.slice(1, -1).split(',');
  const unwritten = (others === null ? {} : JSON.parse(others)) as Record<number, [number | null, string | null]>;
  let position = BigInt(head);
  let first = 0;
  const results = appends.map(({ events }): AppendResult => {
    const start = startOf[first];
    const other = unwritten[first + 1];
    first += events.length;
    if (start !== undefined && start !== 'NULL') {
      position += BigInt(events.length);
      return { appended: true, version: Number(start) + events.length, position };
    }
    if (other === undefined) throw new Error('log.append left an append without an answer');
    const [version, at] = other;
    return at !== null && version !== null ? { appended: true, version, position: BigInt(at) } : { appended: false, actual: version };
  });
  return { results, head: position };
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
