import { open, rename, stat } from 'node:fs/promises';

const rotateAtBytes = 10 * 1024 * 1024;
const tailBytes = 8 * 1024;
const tailLines = 40;

/** Where the log file ends now; it is moved aside to `<name>.previous` first when it has grown past 10 MB. */
export async function beginServerLog(path: string): Promise<number> {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size < rotateAtBytes) return size;
  await rename(path, `${path}.previous`);
  return 0;
}

/** The last lines (at most 40) that were written to the log after a position. */
export async function readServerLogTail(path: string, from: number): Promise<string> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const start = Math.max(from, size - tailBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, size - start)), 0, undefined, start);
    return buffer.subarray(0, bytesRead).toString('utf8').trimEnd().split('\n').slice(-tailLines).join('\n');
  } finally {
    await file.close();
  }
}
