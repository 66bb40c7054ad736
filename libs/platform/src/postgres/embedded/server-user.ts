import { readFile, stat } from 'node:fs/promises';

/** An account of the operating system, as `spawn` takes it. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const candidates = ['postgres', 'nobody'] as const;

/**
 * Who the server has to run as: `undefined` means as ourselves. PostgreSQL refuses to run as root, so root hands it to the
 * owner of the data if there are any, else to the first of the accounts `postgres` and `nobody` that exists.
 * @param dataDirectory PostgreSQL's own directory, which need not exist yet
 * @throws when we are root and there is no such account
 */
export async function chooseServerUser(dataDirectory: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataDirectory).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8'));
  for (const name of candidates) {
    const account = accounts.get(name);
    if (account) return account;
  }
  throw new Error(
    `PostgreSQL does not run as root, and there is no account named ${candidates.join(' or ')} to run it as. ` +
      'Create one, start as an ordinary user, or set DATABASE_URL to a server of your own.',
  );
}

/** The accounts of a passwd(5) file by name; root and lines that make no sense are left out. */
export function parseAccounts(passwd: string): Map<string, ServerUser> {
  const accounts = new Map<string, ServerUser>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    // macOS writes nobody as -2, which the system calls take as an unsigned number.
    const account = { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
    if (name && uid && gid && account.uid !== 0) accounts.set(name, account);
  }
  return accounts;
}
