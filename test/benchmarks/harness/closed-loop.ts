/**
 * Keeps `callers` calls under way at all times, each caller sending its next when the last is answered, first for a
 * warm-up and then for the time that counts.
 * @returns answers per second
 */
export async function closedLoop(callers: number, seconds: number, call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const counting = start + seconds * 250;
  const end = counting + seconds * 1_000;
  let answers = 0;
  const caller = async () => {
    while (performance.now() < end) {
      await call();
      const now = performance.now();
      if (now >= counting && now < end) answers += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return answers / seconds;
}
