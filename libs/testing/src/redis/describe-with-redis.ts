import { afterAll, beforeAll, describe } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { RedisServer } from './redis-server.js';

const installed = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * A suite for a Redis that others may use too: the one at `REDIS_URL`, else one that the suite starts. Without either it is
 * reported as skipped, by its name.
 * @param body gets the address, to be asked for inside a test or hook
 */
export function describeWithRedis(name: string, body: (url: () => string) => void): void {
  const given = process.env['REDIS_URL'];
  if (given) describe(name, () => body(() => given));
  else describeWithOwnRedis(name, (server) => body(() => server().url));
}

/**
 * A suite that stops, freezes or empties its Redis: always one of its own. Without a `redis-server` on the PATH it is reported as
 * skipped, by its name.
 * @param body gets the server, to be asked for inside a test or hook
 */
export function describeWithOwnRedis(name: string, body: (server: () => RedisServer) => void): void {
  if (!installed) {
    describe.skip(`${name} (needs a redis-server on the PATH)`, () => body(() => nothing()));
    return;
  }
  describe(name, () => {
    let server: RedisServer | undefined;
    beforeAll(async () => {
      server = await RedisServer.start();
    });
    afterAll(async () => {
      await server?.dispose();
    });
    body(() => server ?? nothing());
  });
}

function nothing(): never {
  throw new Error('there is no Redis outside a test or hook of the suite');
}
