import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from './write-file-atomically.js';

const schema = z.object({
  port: z.number().int().min(1).max(65535),
  version: z.string(),
  settings: z.record(z.string(), z.string()),
});

/** How the server of a home was started last. */
export type ServerRecord = z.infer<typeof schema>;

/** The last start's record; undefined before the first start, and when the file makes no sense: it is only a preference. */
export async function readServerRecord(directory: string): Promise<ServerRecord | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(recordPath(directory), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Keeps how the server is started. */
export async function writeServerRecord(directory: string, record: ServerRecord): Promise<void> {
  await writeFileAtomically(recordPath(directory), `${JSON.stringify(record)}\n`, 0o600);
}

/** Whether two records ask for the same server, on whatever port. */
export function isSameServer(one: ServerRecord, other: ServerRecord): boolean {
  const essence = ({ version, settings }: ServerRecord): string =>
    JSON.stringify([version, Object.entries({ ...settings, port: '' }).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return essence(one) === essence(other);
}

const recordPath = (directory: string): string => join(directory, 'server.json');
