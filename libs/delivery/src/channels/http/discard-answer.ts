import { type ReadableStreamDefaultReader } from 'node:stream/web';

/**
 * Reads an answer's body to its end and keeps nothing of it, so that the connection serves the next message too. A longer one than
 * `maxBytes` is cut off together with its connection. Resolves also when reading fails: the status has arrived by then.
 */
export async function discardAnswer({ body }: Response, maxBytes: number): Promise<void> {
  const reader = body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined;
  if (!reader) return;
  try {
    for (let read = 0; read <= maxBytes; ) {
      const { done, value } = await reader.read();
      if (done) return;
      read += value.byteLength;
    }
    await reader.cancel();
  } catch {
    // Cut off, stopped or out of time, which changes nothing about what the status says.
  }
}
