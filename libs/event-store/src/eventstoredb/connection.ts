import { ErrorType, EventStoreDBClient, type EndPoint } from '@eventstore/db-client';
import { EventStoreUnavailable } from '../port.js';
import { failureOf, type Failure } from './failures.js';
import { type EventStoreDbLog } from './settings.js';
import { pause } from './waiting.js';

/** One client of the package, for as long as it is good. */
export interface Session {
  readonly client: EventStoreDBClient;
  /** Aborts when the client has been replaced: what lasts is to move to the new one. */
  readonly retired: AbortSignal;
}

/** The parts of the client that it keeps to itself. */
interface ClientInternals {
  supports: () => Promise<boolean>;
  handleError: () => Promise<void>;
  getChannel: () => Promise<Channel>;
}

interface Channel {
  close(): void;
}

interface OwnSession extends Session {
  readonly retire: AbortController;
  /** What the client opened, once it has. */
  channel?: Promise<Channel>;
  users: number;
}

const KEEP_ALIVE_MS = 10_000;
const DISPOSE_MS = 1_000;

/**
 * The way to the server. A client that failed is left to the calls that still run on it, closed when the last of them
 * has ended, and a new one takes its place, to the leader where the failure named it.
 */
export class Connection {
  readonly #url: string;
  readonly #log: EventStoreDbLog;
  #session: OwnSession | undefined;
  #leader: EndPoint | undefined;
  #generation = 0;
  #closed = false;
  readonly #ended = new Set<Promise<void>>();

  constructor(url: string, log: EventStoreDbLog) {
    this.#url = url;
    this.#log = log;
  }

  /** Runs something on the present client. What it throws is read, and may cost the client its place. */
  async use<T>(run: (session: Session) => Promise<T>): Promise<T> {
    if (this.#closed) throw new EventStoreUnavailable('it is closed');
    const session = (this.#session ??= this.#open());
    session.users += 1;
    try {
      return await run(session);
    } catch (error) {
      const failure = failureOf(error);
      if (lostWays.has(failure.what)) this.replace(session, failure);
      throw error;
    } finally {
      session.users -= 1;
      this.#endIfUnused(session);
    }
  }

  /** Lets a new client take the place of this one, unless that has happened already. */
  replace(session: Session, { what, leader }: Pick<Failure, 'what' | 'leader'>): void {
    if (session !== this.#session) return;
    const retired = this.#session;
    this.#session = undefined;
    this.#leader = leader;
    this.#log.warn({ what, leader }, 'event store connection is replaced');
    retired.retire.abort();
    this.#endIfUnused(retired);
  }

  /** Frees the connections; whatever still runs on them fails. */
  async close(): Promise<void> {
    this.#closed = true;
    const session = this.#session;
    this.#session = undefined;
    session?.retire.abort();
    if (session) this.#endIfUnused(session);
    await Promise.all(this.#ended);
  }

  #open(): OwnSession {
    const client = EventStoreDBClient.connectionString(connectionString(this.#url, this.#leader, (this.#generation += 1)));
    const internals = client as unknown as ClientInternals;
    const retire = new AbortController();
    const session: OwnSession = { client, retire, retired: retire.signal, users: 0 };
    const { getChannel } = internals;
    Object.assign(internals, withoutItsOwnRecovery, { getChannel: () => (session.channel = getChannel()) });
    return session;
  }

  #endIfUnused(session: OwnSession): void {
    if (session.users > 0 || !session.retired.aborted) return;
    const ended = end(session).finally(() => this.#ended.delete(ended));
    this.#ended.add(ended);
  }
}

/**
 * Two things the client (6.2.1) would do by itself are done here instead:
 * - BatchAppend keeps the open appends of all clients of the process in one table. An error on one client rejects them
 *   all, a later answer to any of them ends the process, and one without an answer waits for ever. Saying that the
 *   server has no BatchAppend makes it use Append, a call of its own with a deadline.
 * - When a call fails it closes the channel; an append that is just being started on it then throws where nothing
 *   catches it. Replacing the client as a whole, and closing it only when nothing runs on it, has no such moment.
 */
const withoutItsOwnRecovery: Pick<ClientInternals, 'supports' | 'handleError'> = {
  supports: () => Promise.resolve(false),
  handleError: () => Promise.resolve(),
};

/** Failures of the way to the server, and not of what was asked of it. */
const lostWays: ReadonlySet<string> = new Set<Failure['what']>([
  'not the leader',
  'no answer',
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.DEADLINE_EXCEEDED,
]);

/**
 * The connection string with what the engine relies on. gRPC shares a connection, and what it knows of its health,
 * between channels of equal options; an odd interval for every client makes each open a connection of its own.
 */
function connectionString(url: string, leader: EndPoint | undefined, generation: number): string {
  const to = leader ? url.replace(/^esdb(?:\+discover)?:\/\/((?:[^@/?]*@)?)[^/?]*/, `esdb://$1${leader.address}:${leader.port}`) : url;
  const separator = to.includes('?') ? '&' : '?';
  return `${to}${separator}throwOnAppendFailure=true&keepAliveInterval=${KEEP_ALIVE_MS + (generation % 1_000)}`;
}

/** The package frees a client's streams, but never its channel. A stream that will not be freed goes with the channel. */
async function end({ client, channel }: OwnSession): Promise<void> {
  const disposed = new AbortController();
  await Promise.race([client.dispose().finally(() => disposed.abort()), pause(DISPOSE_MS, disposed.signal)]);
  await channel?.then((opened) => opened.close()).catch(() => undefined);
}
