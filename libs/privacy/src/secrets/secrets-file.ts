import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BadSecrets, newSecretsText, parseSecrets, type Secrets } from './secrets.js';

/**
 * The secrets of an installation that was given none: kept in a file that only its owner may read, made at the first
 * start. Several processes may start at once; all get the secrets of the one that came first.
 * @throws BadSecrets when the file can be read by others, or is none of ours
 */
export async function loadOrCreateSecrets(file: string): Promise<Secrets> {
  return (await loadSecrets(file)) ?? (await create(file)) ?? (await loadExisting(file));
}

/** The secrets in a file that an earlier start made; undefined where none has. @throws BadSecrets as above */
export async function loadSecrets(file: string): Promise<Secrets | undefined> {
  let text: string;
  try {
    const { mode } = await stat(file);
    if ((mode & 0o077) !== 0) throw new BadSecrets('the secrets file can be read by others: set its mode to 0600');
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  return parseSecrets(parseJson(text));
}

async function loadExisting(file: string): Promise<Secrets> {
  const secrets = await loadSecrets(file);
  if (!secrets) throw new BadSecrets('the secrets file was removed while it was being read');
  return secrets;
}

/** Writes aside and links into place: nobody ever sees half a file, and no file is ever overwritten. */
async function create(file: string): Promise<Secrets | undefined> {
  await mkdir(dirname(file), { recursive: true });
  const text = newSecretsText('local-1');
  const aside = `${file}.${randomUUID()}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(text, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(aside, file);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return undefined;
    throw error;
  } finally {
    await unlink(aside);
  }
  await syncDirectory(dirname(file));
  return parseSecrets(text);
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message would quote the file.
    throw new BadSecrets('the secrets file is not JSON');
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
