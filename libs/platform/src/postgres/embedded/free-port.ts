import { createServer } from 'node:net';

/** The wanted port of 127.0.0.1 if nobody listens on it, else one the system picks. Somebody may still be quicker. */
export async function findFreePort(wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    const free = await tryPort(wanted).catch(() => undefined);
    if (free !== undefined) return free;
  }
  return tryPort(0);
}

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = probe.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      probe.close(() => resolve(found));
    });
  });
}
