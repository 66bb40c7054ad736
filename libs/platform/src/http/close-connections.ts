import { type FastifyInstance } from 'fastify';

/**
 * While the service ends, answers under way say that their connection closes. Kept alive, it would keep the server from
 * ending until the client lets go of it, a minute or more.
 */
export function closeConnectionsAtTheEnd(instance: FastifyInstance): void {
  let ending = false;
  instance.addHook('preClose', (done) => {
    ending = true;
    done();
  });
  instance.addHook('onSend', (_request, reply, payload, done) => {
    if (ending) reply.header('connection', 'close');
    done(null, payload);
  });
}
