import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from './write-file-atomically.js';

const schema = z.object({ admin: z.string().min(20), application: z.string().min(20) });

/** The passwords of the two roles. */
export type Secrets = z.infer<typeof schema>;

/** Reads the passwords of a home; makes them (192 bits each, file mode 0600) the first time. */
export async function loadSecrets(directory: string): Promise<Secrets> {
  return (await readSecrets(directory)) ?? createSecrets(directory);
}

/** Reads the passwords of a home; undefined when it has none yet. */
export async function readSecrets(directory: string): Promise<Secrets | undefined> {
  const path = secretsPath(directory);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${path} does not hold the database's passwords any more; put it back from your backup`, { cause });
  }
}

async function createSecrets(directory: string): Promise<Secrets> {
  const secrets = { admin: generate(), application: generate() };
  await writeFileAtomically(secretsPath(directory), `${JSON.stringify(secrets)}\n`, 0o600);
  return secrets;
}

const secretsPath = (directory: string): string => join(directory, 'secrets.json');
const generate = (): string => randomBytes(24).toString('base64url');
