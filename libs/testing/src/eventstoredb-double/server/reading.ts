import { type TransactionLog } from './log.js';
import { grpc, type ReadCall, type streamMessages } from './protocol.js';
import { failure } from './server-state.js';

/** Writes a message, and waits while the reader is slower than we. */
export async function send(call: ReadCall, message: streamMessages.ReadResp): Promise<void> {
  if (call.cancelled || call.write(message)) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      for (const name of ['drain', 'close', 'cancelled', 'error']) call.removeListener(name, go);
      resolve();
    };
    for (const name of ['drain', 'close', 'cancelled', 'error']) call.once(name, go);
  });
}

/** @throws an error of the protocol where nothing begins at the position. */
export function checkedPosition(log: TransactionLog, position: bigint): bigint {
  if (log.isBoundary(position)) return position;
  throw failure(grpc.status.INVALID_ARGUMENT, `Invalid position: ${position}`);
}
