/** What BullMQ's queues and workers are given on every server. */
export const queueSettings = {
  // Nobody reads the stream of events; BullMQ writes it all the same.
  streams: { events: { maxLen: 100 } },
};

export const workerSettings = {
  // A job is done as soon as it was taken, so there is nothing to be gained by holding several.
  concurrency: 1,
  // Nor does it need its lock for longer than it is first given. Jobs of a worker that died are still found stalled.
  skipLockRenewal: true,
  // After a refused connection BullMQ waits 15 seconds by default before it asks again, also when it is being closed.
  runRetryDelay: 2_000,
};
