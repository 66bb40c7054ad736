import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linksAreComplete, makeLibraryLinks } from './library-links.js';

describe('makeLibraryLinks', () => {
  let top: string;
  let native: string;

  beforeEach(async () => {
    top = await mkdtemp(join(tmpdir(), 'borgerforloeb-links-'));
    // A copy may have another name than the package's own directory.
    native = join(top, '18.4.0');
    await mkdir(join(native, 'lib'), { recursive: true });
    await writeFile(join(native, 'lib', 'libpq.so.5.18'), '');
    await writeFile(
      join(native, 'pg-symlinks.json'),
      JSON.stringify([
        { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
        { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
      ]),
    );
  });
  afterEach(async () => {
    await rm(top, { recursive: true });
  });

  const library = (name: string): string => join(native, 'lib', name);

  it('makes the links that the package lists', async () => {
    expect(await linksAreComplete(native)).toBe(false);
    await makeLibraryLinks(native);
    expect(await Promise.all(['libpq.so', 'libpq.so.5'].map((name) => readlink(library(name))))).toEqual(['libpq.so.5.18', 'libpq.so.5.18']);
    expect(await linksAreComplete(native)).toBe(true);
  });

  it('mends a wrong link and leaves a copied library alone', async () => {
    await symlink('libpq.so.4', library('libpq.so'));
    await writeFile(library('libpq.so.5'), 'a copy');
    await makeLibraryLinks(native);
    expect(await readlink(library('libpq.so'))).toBe('libpq.so.5.18');
    await expect(readlink(library('libpq.so.5'))).rejects.toThrow('EINVAL');
  });

  it('can be done by several at once, and leaves nothing else behind', async () => {
    await Promise.all(Array.from({ length: 8 }, () => makeLibraryLinks(native)));
    expect((await readdir(join(native, 'lib'))).sort()).toEqual(['libpq.so', 'libpq.so.5', 'libpq.so.5.18']);
  });

  it('needs no list: some platforms have no such links', async () => {
    await rm(join(native, 'pg-symlinks.json'));
    await makeLibraryLinks(native);
    expect(await linksAreComplete(native)).toBe(true);
  });
});
