import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { BadFile } from './bad-file.js';

export type Encoding = 'utf-8' | 'windows-1252';

/** What a look at all of a file's bytes tells. */
export interface ExaminedFile {
  readonly path: string;
  /** As it is named to people. */
  readonly name: string;
  readonly encoding: Encoding;
  /** SHA-256 of the bytes, in hex: the same file is known again. */
  readonly digest: string;
}

/**
 * Reads a file through once. It is UTF-8 where all of its bytes are, with a byte order mark or without, and Windows-1252
 * otherwise: text with Danish letters in one of them is never valid in the other.
 * @throws BadFile when it cannot be read, or is UTF-16
 */
export async function examineFile(path: string): Promise<ExaminedFile> {
  const name = basename(path);
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let encoding: Encoding = 'utf-8';
  let first = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (first && chunk.length >= 2 && (chunk.readUInt16BE(0) === 0xfffe || chunk.readUInt16BE(0) === 0xfeff)) {
        throw new BadFile(name, 'is UTF-16; save it as UTF-8');
      }
      first = false;
      hash.update(chunk);
      if (encoding === 'utf-8' && !decodes(decoder, chunk, true)) encoding = 'windows-1252';
    }
  } catch (error) {
    if (error instanceof BadFile) throw error;
    throw new BadFile(name, `cannot be read (${codeOf(error)})`);
  }
  if (encoding === 'utf-8' && !decodes(decoder, Buffer.alloc(0), false)) encoding = 'windows-1252';
  return { path, name, encoding, digest: hash.digest('hex') };
}

function decodes(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
