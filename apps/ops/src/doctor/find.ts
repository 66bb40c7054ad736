import { failed, type Finding } from './finding.js';
import { whatFailed } from './what-failed.js';
import { duration } from './words.js';

/** What a look finds. One that throws, or takes too long, has failed by itself and leaves others alone; this never rejects. */
export async function find(look: () => Promise<readonly Finding[]>, withinMs: number): Promise<readonly Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Finding[]>((resolve) => {
    timer = setTimeout(() => {
      resolve([failed(`gave no answer within ${duration(withinMs)}`)]);
    }, withinMs);
  });
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    return [whatFailed(error)];
  } finally {
    clearTimeout(timer);
  }
}
