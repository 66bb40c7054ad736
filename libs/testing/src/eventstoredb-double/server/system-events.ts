import { randomUUID } from 'node:crypto';
import { type TransactionLog } from './log.js';

const json = (value: unknown): Uint8Array => new Uint8Array(Buffer.from(JSON.stringify(value)));

function own(log: TransactionLog, stream: string, type: string, data: unknown): void {
  log.append(stream, 'any', [{ id: randomUUID(), type, contentType: 'application/json', data: json(data), metadata: new Uint8Array() }]);
}

/** What a server writes into an empty log; one of these has a type without a `$`, as its persistent subscriptions do. */
export function writeFirstEvents(log: TransactionLog): void {
  own(log, '$$$stats-127.0.0.1:2113', '$metadata', { $maxAge: 86_400 });
  own(log, '$$$scavenges', '$metadata', { $maxAge: 2_592_000 });
  own(log, '$users', '$User', 'admin');
  own(log, '$user-admin', '$UserCreated', { loginName: 'admin' });
  own(log, '$persistentSubscriptionConfig', 'PersistentConfig1', { version: '2', entries: [] });
}

/** The server's statistics on itself: they come all the time, also when nobody else writes. */
export function writeStatistics(log: TransactionLog, count: number): void {
  for (let written = 0; written < count; written += 1) {
    own(log, '$stats-127.0.0.1:2113', '$statsCollected', { 'proc-mem': 1_000_000 + written, pad: '.'.repeat(200) });
  }
}
