import { type LogRecord } from './records.js';
import { eventMessage, notFoundMessage } from './messages.js';
import { checkedPosition, send } from './reading.js';
import { type ReadCall, type ReadOptions } from './protocol.js';
import { type ServerState } from './server-state.js';
import { serveSubscription } from './subscription.js';

/** `Streams.Read`: reads of a stream or of all of them, either way, and subscriptions. */
export function readHandler(state: ServerState) {
  return (call: ReadCall): void => {
    const options = call.request.getOptions()!;
    const subscribing = options.hasSubscription();
    state.calls[subscribing ? 'subscribe' : 'read'] += 1;
    call.on('error', () => undefined);
    if (state.faults.deaf) return;
    const refusal = state.refusal();
    if (refusal) return void call.emit('error', refusal);
    const serving = subscribing ? serveSubscription(state, call, options) : serveRead(state, call, options);
    serving.catch((error: unknown) => call.emit('error', error));
  };
}

async function serveRead(state: ServerState, call: ReadCall, options: ReadOptions): Promise<void> {
  const chosen = options.hasStream() ? ofStream(state, options) : ofAll(state, options);
  if (!chosen) {
    call.write(notFoundMessage(options.getStream()!.getStreamIdentifier()!));
    return void call.end();
  }
  const count = Math.min(Number(options.getCount()), Number.MAX_SAFE_INTEGER);
  let sent = 0;
  for (const record of chosen) {
    if (sent === count || call.cancelled) break;
    await send(call, eventMessage(record));
    sent += 1;
  }
  call.end();
}

function ofStream(state: ServerState, options: ReadOptions): Iterable<LogRecord> | undefined {
  const from = options.getStream()!;
  const standing = state.log.stream(Buffer.from(from.getStreamIdentifier()!.getStreamName_asU8()).toString('utf8'));
  if (standing.length === 0) return undefined;
  if (!isBackwards(options)) return standing.slice(from.hasRevision() ? Number(from.getRevision()) : from.hasEnd() ? standing.length : 0);
  return standing.slice(0, from.hasRevision() ? Number(from.getRevision()) + 1 : from.hasEnd() ? standing.length : 0).reverse();
}

/** Forwards from a position on, that position included; backwards from before it. */
function ofAll(state: ServerState, options: ReadOptions): Iterable<LogRecord> {
  const { log } = state;
  const place = placeIn(state, options);
  return isBackwards(options) ? log.records.slice(0, place).reverse() : log.records.slice(place);
}

function placeIn({ log }: ServerState, options: ReadOptions): number {
  const from = options.getAll()!;
  if (from.hasStart()) return 0;
  if (from.hasEnd()) return log.records.length;
  return log.placeOf(checkedPosition(log, BigInt(from.getPosition()!.getCommitPosition())));
}

function isBackwards(options: ReadOptions): boolean {
  return Number(options.getReadDirection()) === 1;
}
