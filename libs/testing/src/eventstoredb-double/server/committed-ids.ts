import { type Expectation, type LogRecord, type ProposedRecord } from './records.js';

export type CommitDecision = { readonly kind: 'new' } | { readonly kind: 'idempotent'; readonly revision: number } | { readonly kind: 'wrong-version' };

/**
 * The server's check before a write. With an exact expectation a repeated append is known by what stands in the stream;
 * with none it is known only as long as the ids are in a bounded memory, which a restart empties.
 */
export class CommittedIds {
  readonly #recent = new Map<string, { readonly stream: string; readonly revision: number }>();

  put({ id, stream, revision }: LogRecord): void {
    this.#recent.set(id, { stream, revision });
  }

  forget(): void {
    this.#recent.clear();
  }

  check(standing: readonly LogRecord[], stream: string, expected: Expectation, events: readonly ProposedRecord[]): CommitDecision {
    const current = standing.length - 1;
    if (expected === 'stream-exists' && current < 0) return { kind: 'wrong-version' };
    if (expected === 'any' || expected === 'stream-exists') return this.#checkAny(stream, events);
    const version = expected === 'no-stream' ? -1 : expected;
    if (version > current) return { kind: 'wrong-version' };
    if (version === current) return { kind: 'new' };
    const same = events.length > 0 && events.every(({ id }, place) => standing[version + 1 + place]?.id === id);
    return same ? { kind: 'idempotent', revision: version + events.length } : { kind: 'wrong-version' };
  }

  #checkAny(stream: string, events: readonly ProposedRecord[]): CommitDecision {
    let last = -1;
    for (const [place, { id }] of events.entries()) {
      const recent = this.#recent.get(id);
      if (recent?.stream !== stream) return place === 0 ? { kind: 'new' } : { kind: 'wrong-version' };
      last = recent.revision;
    }
    return last < 0 ? { kind: 'new' } : { kind: 'idempotent', revision: last };
  }
}
