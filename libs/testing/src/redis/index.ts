export * from './describe-with-redis.js';
export * from './redis-server.js';
