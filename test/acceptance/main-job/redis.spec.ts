import { describeWithOwnRedis } from '#testing/redis/index.js';
import { describeMainJobOn } from './main-job.js';

describeWithOwnRedis('with a Redis of its own', (server) => {
  describeMainJobOn('PostgreSQL and Redis', () => Promise.resolve({ environment: { REDIS_URL: server().url }, stop: () => Promise.resolve() }));
});
