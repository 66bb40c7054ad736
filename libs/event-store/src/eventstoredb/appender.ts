import { NO_STREAM, WrongExpectedVersionError, type AppendResult as ClientResult } from '@eventstore/db-client';
import { type Position, type ProposedEvent, type StoredEvent, type StreamName } from '#kernel';
import { AppendOutcomeUnknown, EventStoreUnavailable, type AppendResult, type ExpectedVersion } from '../port.js';
import { type Connection, type Session } from './connection.js';
import { failureOf, isFinal, NoAnswer } from './failures.js';
import { OneByOne } from './one-by-one.js';
import { type Reader } from './reader.js';
import { type Settings } from './settings.js';
import { toStoredForm } from './stored-form.js';
import { Backoff, Budget, pause } from './waiting.js';

const NONE = -1;

/** What one attempt was answered with. */
type Answer = { readonly written: true; readonly version: number; readonly position: Position | undefined } | { readonly written: false; readonly actual: number };

/**
 * Appends. The server knows a repeated append by the event ids that stand at the expected place, so an attempt without
 * an answer can be made again under an exact expectation: it is written once, or refused for good because another event
 * has taken its place.
 */
export class Appender {
  readonly #connection: Connection;
  readonly #reader: Reader;
  readonly #settings: Settings;
  readonly #turns = new OneByOne<StreamName>();

  constructor(connection: Connection, reader: Reader, settings: Settings) {
    this.#connection = connection;
    this.#reader = reader;
    this.#settings = settings;
  }

  async append(stream: StreamName, expected: ExpectedVersion, events: readonly ProposedEvent[], timeoutMs: number): Promise<AppendResult> {
    const budget = Budget.inAll(timeoutMs);
    if (expected !== 'any') return this.#after(stream, expected === 'no-stream' ? NONE : expected, events, budget);
    return this.#turns.run(stream, () => this.#anywhere(stream, events, budget));
  }

  /**
   * With no expectation the server remembers event ids only for a while. So the last version is looked up and made the
   * expectation, as often as another writer comes first. Callers here take turns, so as not to be that other writer.
   */
  async #anywhere(stream: StreamName, events: readonly ProposedEvent[], budget: Budget): Promise<AppendResult> {
    let last = NONE;
    do {
      const standing = await this.#reader.stream(stream, last + 1, budget);
      const earlier = sameAppend(standing, events);
      last = standing.at(-1)?.version ?? last;
      if (earlier) return earlier === 'in part' ? { appended: false, actual: last } : appended(earlier);
      const result = await this.#after(stream, last, events, budget);
      if (result.appended) return result;
    } while (budget.left > 0);
    throw new EventStoreUnavailable('other writers always came first');
  }

  async #after(stream: StreamName, version: number, events: readonly ProposedEvent[], budget: Budget): Promise<AppendResult> {
    const stored = events.map(toStoredForm);
    const backoff = new Backoff(this.#settings);
    const { attemptTimeoutMs } = this.#settings;
    // An attempt with less time than this could end without an answer, and leave a doubt where there is none yet.
    const worthwhile = Math.min(attemptTimeoutMs, budget.left / 2);
    let perhapsWritten = false;
    for (;;) {
      try {
        const answer = await this.#connection.use((session) => this.#attempt(session, stream, version, stored, Math.min(backoff.patience(attemptTimeoutMs), budget.left)));
        perhapsWritten ||= answer.written;
        return await this.#resultOf(stream, version, events, answer, budget);
      } catch (error) {
        const { what, certain, passing } = failureOf(error);
        perhapsWritten ||= !certain && !isFinal(error);
        const ms = backoff.next();
        if (passing && !isFinal(error) && budget.left - ms > (perhapsWritten ? 0 : worthwhile)) {
          await pause(ms);
          continue;
        }
        if (perhapsWritten) throw new AppendOutcomeUnknown(stream, { cause: error });
        throw isFinal(error) ? error : new EventStoreUnavailable(what, { cause: error });
      }
    }
  }

  async #attempt({ client }: Session, stream: StreamName, version: number, events: ReturnType<typeof toStoredForm>[], ms: number): Promise<Answer> {
    const expectedRevision = version === NONE ? NO_STREAM : BigInt(version);
    const answer = client.appendToStream(stream, events, { expectedRevision, deadline: Math.max(1, ms), requiresLeader: true });
    try {
      const { nextExpectedRevision, position } = await inTime(answer, ms);
      return { written: true, version: Number(nextExpectedRevision), position: position?.commit };
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      return { written: false, actual: typeof error.actualVersion === 'bigint' ? Number(error.actualVersion) : NONE };
    }
  }

  async #resultOf(stream: StreamName, version: number, events: readonly ProposedEvent[], answer: Answer, budget: Budget): Promise<AppendResult> {
    if (answer.written) {
      if (answer.position !== undefined) return { appended: true, version: answer.version, position: answer.position };
      const [last] = await this.#reader.stream(stream, answer.version, budget, 1);
      if (!last) throw new Error('an event that was written is not there');
      return appended(last);
    }
    const conflict = { appended: false, actual: answer.actual === NONE ? null : answer.actual } as const;
    if (answer.actual < version + events.length) return conflict;
    const earlier = sameAppend(await this.#reader.stream(stream, version + 1, budget, events.length), events);
    return earlier && earlier !== 'in part' ? appended(earlier) : conflict;
  }
}

function appended({ version, position }: StoredEvent): AppendResult {
  return { appended: true, version, position };
}

/** The last event of the very same append, where it stands already; `in part` where only some of its ids do. */
function sameAppend(standing: readonly StoredEvent[], events: readonly ProposedEvent[]): StoredEvent | 'in part' | undefined {
  const ids = new Set(events.map(({ id }) => id));
  const first = standing.findIndex(({ id }) => ids.has(id));
  if (first === -1) return undefined;
  const whole = events.every(({ id }, place) => standing[first + place]?.id === id);
  return whole ? standing[first + events.length - 1] : 'in part';
}

/** The client's own deadline is on the call; should it not hold, this one does. */
function inTime(answer: Promise<ClientResult>, ms: number): Promise<ClientResult> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer(ms)), ms);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
