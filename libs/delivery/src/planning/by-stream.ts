import { type StoredEvent } from '#kernel';

/**
 * Handles events of different streams side by side, and those of one stream one after another. Waits for all before it
 * throws what the first failure was, so that nothing goes on behind its back.
 */
export async function byStream(
  events: readonly StoredEvent[],
  atOnce: number,
  handle: (event: StoredEvent) => Promise<void>,
): Promise<void> {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const of = streams.get(event.stream);
    if (of) of.push(event);
    else streams.set(event.stream, [event]);
  }
  const waiting = [...streams.values()];
  const failures: unknown[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next && failures.length === 0; next = waiting.shift()) {
      try {
        for (const event of next) await handle(event);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, work));
  if (failures.length > 0) throw failures[0];
}
