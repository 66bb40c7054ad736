import { type FastifyInstance } from 'fastify';
import { correlationOf } from '../correlation/correlation-hooks.js';
import { type Logger } from './logger.js';

/**
 * Writes one line per answered request: method, route pattern, status, duration and correlation id. Never the URL, whose
 * ids and query may point at a person, and never headers or bodies.
 */
export function addRequestLog(instance: FastifyInstance, logger: Logger): void {
  instance.addHook('onResponse', (request, reply, done) => {
    logger.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? '(none)',
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 10) / 10,
        correlationId: correlationOf(request),
      },
      'request',
    );
    done();
  });
}
