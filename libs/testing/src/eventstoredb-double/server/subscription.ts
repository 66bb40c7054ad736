import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type LogRecord } from './records.js';
import { caughtUpMessage, checkpointMessage, confirmationMessage, eventMessage } from './messages.js';
import { grpc, type ReadCall, type ReadOptions } from './protocol.js';
import { checkedPosition, send } from './reading.js';
import { failure, type ServerState } from './server-state.js';

const SEARCH_WINDOW = 32;

/** A catch-up subscription: what stands after its start, then what comes, until it is cancelled or lost. */
export async function serveSubscription(state: ServerState, call: ReadCall, options: ReadOptions): Promise<void> {
  const ended = new AbortController();
  for (const name of ['cancelled', 'close', 'error']) call.once(name, () => ended.abort());
  const source = options.hasStream() ? streamSource(state, options) : allSource(state, options);
  const passes = filterOf(options);
  const interval = checkpointInterval(options);
  state.subscriptions += 1;
  try {
    await send(call, confirmationMessage(randomUUID()));
    let [given, considered, caughtUp] = [0, 0, false];
    while (!ended.signal.aborted) {
      const record = source();
      if (!record) {
        // While the message was on its way something may have been written: look again before waiting.
        if (caughtUp) await nextWrite(state, ended.signal);
        else await send(call, caughtUpMessage());
        caughtUp = true;
        continue;
      }
      if (state.faults.deaf) return await lost(call, 'silence', ended.signal);
      if (given === state.faults.dropAfterEvents) return await lost(call, state.faults.drop, ended.signal);
      considered += 1;
      if (passes(record)) {
        await send(call, eventMessage(record));
        given += 1;
      }
      if (interval !== null && considered % interval === 0) await send(call, checkpointMessage(record.position));
    }
  } finally {
    state.subscriptions -= 1;
  }
}

async function nextWrite(state: ServerState, signal: AbortSignal): Promise<void> {
  await once(state.written, 'written', { signal }).catch(() => undefined);
}

async function lost(call: ReadCall, how: ServerState['faults']['drop'], signal: AbortSignal): Promise<void> {
  if (how === 'end') return void call.end();
  if (how === 'error') throw failure(grpc.status.ABORTED, 'Operation timed out: Consumer too slow');
  if (!signal.aborted) await once(signal, 'abort');
}

type Source = () => LogRecord | undefined;

/** Of all streams: after a position, which is taken to be that of an event seen before, and passed over. */
function allSource({ log }: ServerState, options: ReadOptions): Source {
  const from = options.getAll()!;
  let place = 0;
  if (from.hasEnd()) place = log.records.length;
  else if (from.hasPosition()) place = log.placeOf(checkedPosition(log, BigInt(from.getPosition()!.getCommitPosition()))) + 1;
  return () => (place < log.records.length ? log.records[place++] : undefined);
}

function streamSource({ log }: ServerState, options: ReadOptions): Source {
  const from = options.getStream()!;
  const stream = Buffer.from(from.getStreamIdentifier()!.getStreamName_asU8()).toString('utf8');
  let revision = from.hasRevision() ? Number(from.getRevision()) + 1 : from.hasEnd() ? log.stream(stream).length : 0;
  return () => {
    const record = log.stream(stream)[revision];
    if (record) revision += 1;
    return record;
  };
}

function filterOf(options: ReadOptions): (record: LogRecord) => boolean {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const [expression, nameOf] = filter.hasStreamIdentifier()
    ? [filter.getStreamIdentifier()!, (record: LogRecord) => record.stream]
    : [filter.getEventType()!, (record: LogRecord) => record.type];
  const prefixes = expression.getPrefixList();
  if (prefixes.length > 0) return (record) => prefixes.some((prefix) => nameOf(record).startsWith(prefix));
  const regex = new RegExp(expression.getRegex(), 'u');
  return (record) => regex.test(nameOf(record));
}

/** After how many events looked at a filtered subscription says how far it is; null for an unfiltered one. */
function checkpointInterval(options: ReadOptions): number | null {
  const filter = options.getFilter();
  if (!filter) return null;
  return (filter.hasMax() ? filter.getMax() : SEARCH_WINDOW) * filter.getCheckpointintervalmultiplier();
}
