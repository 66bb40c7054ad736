import { expect, it } from '@jest/globals';
import { readConfiguration } from '#platform/configuration/configuration.js';
import { describeWithOwnRedis, RedisServer } from '#testing/redis/index.js';
import { queueCheck } from './queue.js';

const look = (url: string) => {
  if (queueCheck.needs !== 'configuration') throw new Error('it needs more than it says');
  return queueCheck.look(readConfiguration({ REDIS_URL: url }));
};

describeWithOwnRedis('the doctor on a queue on Redis', (server) => {
  it('finds one that keeps what it is given', async () => expect(await look(server().url)).toMatchObject([{ verdict: 'well' }]));

  it('finds one that may delete jobs', async () => {
    const evicting = await RedisServer.start({ maxmemoryPolicy: 'allkeys-lru' });
    try {
      expect(await look(evicting.url)).toMatchObject([{ verdict: 'failed', says: expect.stringContaining('noeviction') }]);
    } finally {
      await evicting.dispose();
    }
  });
});
