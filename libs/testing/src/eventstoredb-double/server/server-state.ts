import { EventEmitter } from 'node:events';
import { noFaults, type Calls, type Faults } from '../faults.js';
import { grpc, type grpcModule } from './protocol.js';
import { type Commit, type TransactionLog } from './log.js';
import { type Expectation, type ProposedRecord } from './records.js';
import { writeStatistics } from './system-events.js';

type Counted = { -readonly [Name in keyof Faults as Faults[Name] extends number ? Name : never]: number };

/** The log, the switches and the counts that all handlers share. */
export class ServerState {
  readonly calls: { -readonly [Name in keyof Calls]: number } = { append: 0, batchAppend: 0, read: 0, subscribe: 0, features: 0, gossip: 0 };
  readonly written = new EventEmitter().setMaxListeners(0);
  subscriptions = 0;
  port = 0;
  faults: Faults = noFaults;
  #appends = 0;

  constructor(readonly log: TransactionLog) {}

  /** Takes one of a counted fault, when there is one left. */
  take(fault: keyof Counted): boolean {
    if (this.faults[fault] <= 0) return false;
    this.faults = { ...this.faults, [fault]: this.faults[fault] - 1 };
    return true;
  }

  append(stream: string, expected: Expectation, events: readonly ProposedRecord[]): Commit {
    const commit = this.log.append(stream, expected, events);
    // A real log is never only ours: every now and then the server's own events come between.
    if (commit.written && commit.records.length > 0 && ++this.#appends % 5 === 0) writeStatistics(this.log, 1);
    if (commit.written && commit.records.length > 0) this.written.emit('written');
    return commit;
  }

  /** Does something at once, or as late as the server is slow. */
  later(run: () => void): void {
    if (this.faults.appendDelayMs === 0) run();
    else setTimeout(run, this.faults.appendDelayMs);
  }

  /** The answer with which a call is turned away, if it is to be. */
  refusal(): grpcModule.ServiceError | undefined {
    if (this.take('notReady')) return failure(grpc.status.UNAVAILABLE, 'Server Is Not Ready');
    if (!this.take('notLeader')) return undefined;
    const { host, port } = this.faults.leader ?? { host: '127.0.0.1', port: this.port };
    return failure(grpc.status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    });
  }
}

/** An error as gRPC carries it: what went wrong stands in the trailing metadata. */
export function failure(code: grpcModule.status, details: string, trailer: Record<string, string> = {}): grpcModule.ServiceError {
  const metadata = new grpc.Metadata();
  for (const [name, value] of Object.entries(trailer)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
}
