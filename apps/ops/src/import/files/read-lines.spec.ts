import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineFile } from './examine-file.js';
import { type Line, readLines } from './read-lines.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'borgerforloeb-import-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

let files = 0;
async function fileOf(bytes: Buffer | string): Promise<string> {
  const path = join(directory, `${files++}.csv`);
  await writeFile(path, bytes);
  return path;
}
async function linesOf(bytes: Buffer | string): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for await (const line of readLines(await examineFile(await fileOf(bytes)))) lines.push(line);
  return lines;
}

const danish = 'Fornavn;By\r\nSøren;Ærø\r\n';
const asRead = [
  { number: 1, cells: ['Fornavn', 'By'] },
  { number: 2, cells: ['Søren', 'Ærø'] },
];

describe('a file', () => {
  it.each([
    ['UTF-8', Buffer.from(danish, 'utf8'), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${danish}`, 'utf8'), 'utf-8'],
    ['Windows-1252', Buffer.from(danish, 'latin1'), 'windows-1252'],
  ])('in %s is read as what it is', async (_, bytes, encoding) => {
    expect((await examineFile(await fileOf(bytes))).encoding).toBe(encoding);
    expect(await linesOf(bytes)).toEqual(asRead);
  });

  it('in Windows-1252 has its own signs, that Latin-1 has not', async () => {
    expect((await linesOf(Buffer.from([0x80, 0x3b, 0x96, 0x0a])))[0]?.cells).toEqual(['€', '–']);
  });

  it('in UTF-8 that is cut off in the middle of a letter is none', async () => {
    expect((await examineFile(await fileOf(Buffer.from('å', 'utf8').subarray(0, 1)))).encoding).toBe('windows-1252');
  });

  it('keeps letters whole that lie across the pieces it is read in', async () => {
    const long = `${'å;'.repeat(40_000)}å\n`;
    expect((await linesOf(long))[0]?.cells).toEqual(Array<string>(40_001).fill('å'));
  });

  it('in UTF-16 is refused', async () => {
    await expect(examineFile(await fileOf(Buffer.from('\ufeffa;b', 'utf16le')))).rejects.toThrow('UTF-16');
  });

  it('that is not there is refused by its name alone', async () => {
    await expect(examineFile(join(directory, 'nowhere.csv'))).rejects.toThrow('nowhere.csv: cannot be read (ENOENT)');
  });

  it('has quoted cells with semicolons, quotation marks and line breaks, and tells the line that each row begins on', async () => {
    expect(await linesOf('a;b\r\n"x;y";"han sagde ""ja"""\r\n"to\r\nlinjer";z\r\n\r\n1;2\r\n')).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: ['x;y', 'han sagde "ja"'] },
      { number: 3, cells: ['to\r\nlinjer', 'z'] },
      { number: 6, cells: ['1', '2'] },
    ]);
  });

  it('gives rows with too few or too many cells as they are', async () => {
    expect((await linesOf('a;b\n1\n1;2;3\n')).map(({ cells }) => cells.length)).toEqual([2, 1, 3]);
  });

  it.each([
    ['never closed', 'a;b\n1;2\n"hemmeligt;4\n5;6\n', /line [34]: a quotation mark is never closed/],
    ['in the middle of a cell', 'a;b\n1;2\nhemmeligt;4"x"\n', /line 3: a quotation mark stands where none may/],
    ['never closed, before very much text', `a;b\n1;2\n"${'hemmeligt'.repeat(15_000)}\n`, /line 3: .* a row is too long/],
  ])('with a quotation mark %s is refused from there on, without what stands there', async (_, text, message) => {
    await expect(linesOf(text)).rejects.toThrow(message);
    await expect(linesOf(text)).rejects.not.toThrow(/hemmeligt/);
  });
});
