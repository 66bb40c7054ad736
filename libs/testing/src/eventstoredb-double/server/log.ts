import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { CommittedIds } from './committed-ids.js';
import { type Expectation, type LogRecord, type ProposedRecord } from './records.js';

export type Commit =
  | { readonly written: true; readonly records: readonly LogRecord[]; readonly revision: number; readonly position: bigint }
  | { readonly written: false; readonly current: number };

/** The transaction log: in memory, and behind it a file that is only ever appended to, so that it outlives the process. */
export class TransactionLog {
  readonly records: LogRecord[] = [];
  readonly #streams = new Map<string, LogRecord[]>();
  readonly #file: string;
  readonly recentIds = new CommittedIds();
  #end = 0n;

  constructor(file: string) {
    this.#file = file;
    if (existsSync(file)) this.#load(readFileSync(file, 'utf8'));
  }

  /** Where the next event will stand. */
  get end(): bigint {
    return this.#end;
  }

  stream(name: string): readonly LogRecord[] {
    return this.#streams.get(name) ?? [];
  }

  /** Place of the first record at or after a position. */
  placeOf(position: bigint): number {
    let [low, high] = [0, this.records.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.records[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether something begins at a position; the server refuses to read from within a record. */
  isBoundary(position: bigint): boolean {
    return position === this.#end || this.records[this.placeOf(position)]?.position === position;
  }

  append(stream: string, expected: Expectation, events: readonly ProposedRecord[]): Commit {
    const decision = this.recentIds.check(this.stream(stream), stream, expected, events);
    if (decision.kind === 'wrong-version') return { written: false, current: this.stream(stream).length - 1 };
    if (decision.kind === 'idempotent') {
      const last = this.stream(stream)[decision.revision]!;
      return { written: true, records: [], revision: last.revision, position: last.position };
    }
    const first = this.stream(stream).length;
    const created = BigInt(Date.now()) * 10_000n;
    const records = events.map((event, place): LogRecord => {
      const position = this.#end;
      this.#end += BigInt(97 + stream.length + event.type.length + event.data.length + event.metadata.length);
      return { ...event, stream, revision: first + place, position, created };
    });
    appendFileSync(this.#file, `${JSON.stringify({ end: this.#end, records }, toJson)}\n`);
    for (const record of records) this.#keep(record);
    const last = records.at(-1);
    return { written: true, records, revision: first + events.length - 1, position: last?.position ?? this.#end };
  }

  #keep(record: LogRecord): void {
    this.records.push(record);
    const of = this.#streams.get(record.stream);
    if (of) of.push(record);
    else this.#streams.set(record.stream, [record]);
    this.recentIds.put(record);
  }

  /** A last line that was cut short by a kill was never acknowledged, and is left out. */
  #load(text: string): void {
    for (const line of text.split('\n').slice(0, -1)) {
      const { end, records } = JSON.parse(line, fromJson) as { end: bigint; records: LogRecord[] };
      for (const record of records) this.#keep(record);
      this.#end = end;
    }
    this.recentIds.forget();
  }
}

function toJson(this: unknown, name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (name === 'data' || name === 'metadata') return Buffer.from(value as Uint8Array).toString('base64');
  return value;
}

function fromJson(name: string, value: unknown): unknown {
  if (name === 'position' || name === 'created' || name === 'end') return BigInt((value as string).slice(0, -1));
  if (name === 'data' || name === 'metadata') return new Uint8Array(Buffer.from(value as string, 'base64'));
  return value;
}
