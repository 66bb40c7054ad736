import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DoubleProcess } from './double-process.js';
import { noFaults, type Calls, type Faults, type LoggedEvent } from './faults.js';

/** A stand-in for EventStoreDB that a test can make misbehave. */
export interface EventStoreDbDouble {
  /** Connection string. */
  readonly url: string;
  readonly port: number;
  /** Sets switches; those not named stay as they are. */
  set(faults: Partial<Faults>): Promise<void>;
  /** Sets all switches back. */
  heal(): Promise<void>;
  /** Kills the process; the log is kept. */
  kill(): Promise<void>;
  /** Starts it again on the same port and log, without faults. */
  restart(): Promise<void>;
  /** Stops the process where it stands; connections stay open and nothing is answered, controls neither. */
  freeze(): void;
  thaw(): void;
  /** All that is in the log, the server's own events too. */
  log(): Promise<readonly LoggedEvent[]>;
  calls(): Promise<Calls>;
  subscriptions(): Promise<number>;
  /** Empties the server's memory of recent event ids, as time and restarts do. */
  forgetRecentIds(): Promise<void>;
  writeSystemEvents(count: number): Promise<void>;
  /** Ends the process and removes the log. */
  stop(): Promise<void>;
}

/**
 * Starts the protocol double: a process of its own that serves the client package's own gRPC definitions on a free port
 * of this machine. It behaves like EventStoreDB 23.10 as far as the client sees it: what is proven against it holds
 * against the protocol double, and is not thereby verified on EventStoreDB.
 */
export async function startEventStoreDbDouble(): Promise<EventStoreDbDouble> {
  const directory = await mkdtemp(join(tmpdir(), 'eventstoredb-double-'));
  const file = join(directory, 'log.jsonl');
  let running = new DoubleProcess(file, 0);
  const port = await running.serving();

  return {
    url: `esdb://127.0.0.1:${port}?tls=false`,
    port,
    set: async (faults) => void (await running.ask('setFaults', faults)),
    heal: async () => void (await running.ask('setFaults', noFaults)),
    kill: () => running.kill(),
    restart: async () => {
      await running.kill();
      running = new DoubleProcess(file, port);
      await running.serving();
    },
    freeze: () => running.signal('SIGSTOP'),
    thaw: () => running.signal('SIGCONT'),
    log: () => running.ask('log', null),
    calls: () => running.ask('calls', null),
    subscriptions: () => running.ask('subscriptions', null),
    forgetRecentIds: async () => void (await running.ask('forgetRecentIds', null)),
    writeSystemEvents: async (count) => void (await running.ask('writeSystemEvents', count)),
    stop: async () => {
      await running.kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
