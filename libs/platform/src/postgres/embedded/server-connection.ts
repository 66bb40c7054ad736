import pg from 'pg';

/** Where and as whom to connect on this machine. */
export interface Address {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** SQLSTATE codes that decide what to do about a server. */
export const sqlState = {
  invalidPassword: '28P01',
  invalidAuthorization: '28000',
  databaseMissing: '3D000',
  cannotConnectNow: '57P03',
} as const;

/** Runs work on one connection to a server of this machine and closes it. */
export async function withConnection<T>(address: Address, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    host: '127.0.0.1',
    ...address,
    ssl: false,
    application_name: 'borgerforloeb-embedded',
    connectionTimeoutMillis: 5_000,
  });
  // Without a listener, a connection that breaks between two queries would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The connection string of an address. */
export function connectionUrl(address: Address): string {
  const { user, password, port, database } = address;
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/** SQLSTATE or system code of an error, if it has one. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
