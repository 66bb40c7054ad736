import { type Configuration } from '../configuration/configuration.js';
import { type Application } from '../http/application.js';

/** The address cannot be listened on. */
export class PortUnavailable extends Error {
  constructor(host: string, port: number, why: string) {
    super(`Cannot listen on ${host}:${port}: ${why}. PORT moves the service to another port.`);
    this.name = 'PortUnavailable';
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'this user may not take that port',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no such host',
};

/** Begins to listen, and gives the address as a URL. @throws PortUnavailable */
export async function listen({ nest }: Application, { http: { host, port } }: Configuration): Promise<string> {
  try {
    await nest.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = reasons[code];
    throw reason === undefined ? error : new PortUnavailable(host, port, reason);
  }
  const address: unknown = nest.getHttpServer().address();
  const bound = typeof address === 'object' && address !== null && 'port' in address ? String(address.port) : String(port);
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
}
