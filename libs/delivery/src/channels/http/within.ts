/** A signal that says stop when the time is over (`TimeoutError`), or when somebody else does (`AbortError`). */
export function within(timeoutMs: number, stopped?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  return stopped ? AbortSignal.any([timeout, stopped]) : timeout;
}

/** What a promise gives, unless a signal says stop before. @throws the signal's reason */
export async function unless<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
