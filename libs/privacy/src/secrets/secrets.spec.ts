import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadOrCreateSecrets } from './secrets-file.js';
import { BadSecrets, newSecretsText, parseSecrets } from './secrets.js';

describe('secrets from configuration', () => {
  it('takes the first master key as the current one and keeps the former', () => {
    const [a, b] = [newSecretsText('2026'), newSecretsText('2025')];
    const secrets = parseSecrets({ ...a, masterKeys: `${a.masterKeys}, ${b.masterKeys}` });
    expect(secrets.currentMasterKey).toBe('2026');
    expect([...secrets.masterKeys.keys()]).toEqual(['2026', '2025']);
    expect(secrets.identifierKey).toHaveLength(32);
  });

  const good = newSecretsText('k');
  const [, bytes] = good.masterKeys.split(':');
  it.each([
    ['a missing member', { masterKeys: good.masterKeys, identifierKey: good.identifierKey }, 'fingerprintKey'],
    ['a short key', { ...good, identifierKey: Buffer.alloc(16).toString('base64') }, 'identifierKey'],
    ['no base64', { ...good, fingerprintKey: '!'.repeat(44) }, 'fingerprintKey'],
    ['a master key without an id', { ...good, masterKeys: bytes }, 'masterKeys'],
    ['one master key id twice', { ...good, masterKeys: `${good.masterKeys},${good.masterKeys}` }, 'masterKeys'],
    ['an unknown member', { ...good, extra: 'x' }, 'secrets'],
  ])('refuses %s, naming the member and showing no key', (_, text, member) => {
    expect(() => parseSecrets(text)).toThrow(BadSecrets);
    try {
      parseSecrets(text);
    } catch (error) {
      expect(String(error)).toContain(member);
      expect(String(error)).not.toContain(bytes);
    }
  });
});

describe('the secrets file', () => {
  let directory: string;
  let file: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'borgerforloeb-secrets-'));
    file = join(directory, 'kept', 'secrets.json');
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('is made once, for its owner only, and gives the same secrets ever after', async () => {
    const first = await loadOrCreateSecrets(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await loadOrCreateSecrets(file)).toEqual(first);
  });

  it('gives one set of secrets to many that start at once, and leaves nothing beside it', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateSecrets(file)));
    expect(new Set(all.map((secrets) => secrets.identifierKey.toString('hex'))).size).toBe(1);
    expect(await readdir(join(directory, 'kept'))).toEqual(['secrets.json']);
  });

  it('is refused when others can read it', async () => {
    await loadOrCreateSecrets(file);
    await chmod(file, 0o640);
    await expect(loadOrCreateSecrets(file)).rejects.toThrow(BadSecrets);
  });

  it('is neither used nor replaced when it is damaged', async () => {
    await loadOrCreateSecrets(file);
    await writeFile(file, '{"masterKeys": "k:');
    await expect(loadOrCreateSecrets(file)).rejects.toThrow(BadSecrets);
    expect(await readFile(file, 'utf8')).toBe('{"masterKeys": "k:');
  });
});
