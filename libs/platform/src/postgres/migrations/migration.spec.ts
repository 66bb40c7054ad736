import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readMigration } from './migration.js';

describe('readMigration', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'borgerforloeb-migration-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  it('reads the statements and takes the id from the file name', async () => {
    const path = join(directory, 'spec-001-first.sql');
    await writeFile(path, 'select 1;\n');
    expect(readMigration(pathToFileURL(path))).toEqual({ id: 'spec-001-first', sql: 'select 1;\n' });
  });

  it('refuses a file that is no SQL', () => {
    expect(() => readMigration(pathToFileURL(join(directory, 'code.ts')))).toThrow('.sql');
  });
});
