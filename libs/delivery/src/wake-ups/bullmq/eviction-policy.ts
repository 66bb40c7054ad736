import { types } from 'node:util';
import { Redis } from 'ioredis';

/**
 * Asks a Redis server whether it keeps what it is given. With any policy but `noeviction` it deletes keys of a full memory,
 * and a queue loses jobs without a word.
 * @param answerMs how long to wait for the server, in milliseconds
 * @throws Error where it evicts, does not tell, or cannot be reached
 */
export async function requireNoEviction(url: string, answerMs: number): Promise<void> {
  const policy = await evictionPolicy(url, answerMs);
  if (policy === 'noeviction') return;
  throw new Error(
    policy === undefined
      ? "Redis does not tell its maxmemory-policy, neither by CONFIG GET nor by INFO; the queue needs a server that is known to have 'noeviction'"
      : `Redis has maxmemory-policy '${policy}' and may delete jobs when its memory is full; set it to 'noeviction'`,
  );
}

async function evictionPolicy(url: string, answerMs: number): Promise<string | undefined> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: answerMs,
    commandTimeout: answerMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    protocol: 2,
  });
  let lastError: Error | undefined;
  client.on('error', (error: Error) => (lastError = error));
  try {
    await client.connect();
    return (await fromConfig(client)) ?? (await fromInfo(client));
  } catch (error) {
    throw unreachable(lastError ?? error);
  } finally {
    client.disconnect();
  }
}

/** Managed servers often forbid CONFIG; INFO tells the same there. */
async function fromConfig(client: Redis): Promise<string | undefined> {
  try {
    const answer: unknown = await client.config('GET', 'maxmemory-policy');
    return Array.isArray(answer) && typeof answer[1] === 'string' ? answer[1] : undefined;
  } catch (error) {
    if (types.isNativeError(error) && error.name === 'ReplyError') return undefined;
    throw error;
  }
}

async function fromInfo(client: Redis): Promise<string | undefined> {
  return /^maxmemory_policy:(\S+)/m.exec(await client.info('memory'))?.[1];
}

/** Without the driver's members: they hold the command that failed, and that may be the one with the password. */
function unreachable(error: unknown): Error {
  return new Error(`Redis cannot be asked for its maxmemory-policy: ${types.isNativeError(error) ? error.message : 'unknown failure'}`);
}
