import { generate } from 'selfsigned';

/** A certificate and its key, in PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

const YEAR_MS = 365 * 86_400_000;
const keys = { keyType: 'ec', algorithm: 'sha256' } as const;

/** An authority that nobody else knows. */
export async function inventedAuthority(): Promise<Certified> {
  const extensions = [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, critical: true },
  ] as const;
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Opdigtet udsteder' }], { ...keys, extensions: [...extensions] });
  return { cert, key };
}

/** A certificate for this machine, of an authority: a server's or a client's. @param until when it ends; in a year when absent */
export async function certifiedBy(ca: Certified, name = 'localhost', until?: Date): Promise<Certified> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    ...keys,
    ca,
    ...(until && { notBeforeDate: new Date(Math.min(until.getTime(), Date.now()) - YEAR_MS), notAfterDate: until }),
    extensions: [
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' }] },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
    ],
  });
  return { cert, key };
}
