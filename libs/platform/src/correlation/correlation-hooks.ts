import { isUuid, type Ids, type Uuid } from '#kernel';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { withCorrelation } from './correlation.js';

/** Header by which a caller gives its own correlation id, and in which every answer names the one used. */
export const CORRELATION_HEADER = 'x-correlation-id';

const ids = new WeakMap<FastifyRequest, Uuid>();

/** The correlation id of a request, also where the asynchronous context is lost. */
export function correlationOf(request: FastifyRequest): Uuid | undefined {
  return ids.get(request);
}

/** Gives every request a correlation id: the caller's, where it is a UUID, or a new one. */
export function addCorrelationHooks(instance: FastifyInstance, newIds: Ids): void {
  instance.addHook('onRequest', (request, reply, done) => {
    const given = request.headers[CORRELATION_HEADER];
    const lower = typeof given === 'string' ? given.toLowerCase() : undefined;
    const id = isUuid(lower) ? lower : newIds.next();
    ids.set(request, id);
    reply.header(CORRELATION_HEADER, id);
    withCorrelation(id, done);
  });
  // The body arrives in the context of the connection, not of the request.
  instance.addHook('preValidation', (request, _reply, done) => {
    const id = ids.get(request);
    if (id === undefined) done();
    else withCorrelation(id, done);
  });
}
