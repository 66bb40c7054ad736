import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certifiedBy, inventedAuthority } from '#testing/delivery/certificates.js';
import { BadConfiguration } from './bad-configuration.js';
import { readCredentials } from './read-credentials.js';

let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'credentials-'));
  const authority = await inventedAuthority();
  const [client, another] = await Promise.all([certifiedBy(authority), certifiedBy(authority)]);
  for (const [name, text] of Object.entries({
    'client.pem': client.cert,
    'client.key': client.key,
    'another.key': another.key,
    'authorities.pem': authority.cert,
    secret: 'planted-secret\n',
    empty: '\n',
  })) {
    writeFileSync(join(directory, name), text);
  }
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

function reading(content: unknown) {
  const file = join(directory, 'credentials.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return () => readCredentials(file);
}
function problemOf(content: unknown): string {
  try {
    reading(content)();
  } catch (error) {
    if (error instanceof BadConfiguration) return error.message;
    throw error;
  }
  throw new Error('the file was taken');
}

const certificate = { certificateFile: 'client.pem', keyFile: 'client.key' };
const oauth2 = { tokenEndpoint: 'https://tokens.example/token', clientId: 'client', clientSecretFile: 'secret' };

describe('what partners are shown', () => {
  it('is nothing where no file is named', () => expect(readCredentials(undefined).size).toBe(0));

  it('is read with the files that it names, beside it', () => {
    const read = reading({ credentials: [{ name: 'region', certificate, authoritiesFile: 'authorities.pem', oauth2 }, { name: 'other' }] })();
    expect([...read.keys()]).toEqual(['region', 'other']);
    expect(read.get('region')).toMatchObject({
      certificate: { cert: expect.stringContaining('BEGIN CERTIFICATE'), key: expect.stringContaining('PRIVATE KEY') },
      oauth2: { clientSecret: 'planted-secret' },
    });
  });

  it.each([
    ['words', /not a JSON file/],
    [{ credentials: [{ name: 'Not A Name' }] }, /credentials\.0\.name/],
    [{ credentials: [{ name: 'region', password: 'planted-secret' }] }, /credentials\.0/],
    [{ credentials: [{ name: 'region', oauth2: { ...oauth2, tokenEndpoint: 'http://tokens.example/' } }] }, /tokenEndpoint/],
    [{ credentials: [{ name: 'region', oauth2: { ...oauth2, clientSecretFile: 'not-there' } }] }, /file for region/],
    [{ credentials: [{ name: 'region', oauth2: { ...oauth2, clientSecretFile: 'empty' } }] }, /file for region/],
    [{ credentials: [{ name: 'region', certificate: { ...certificate, keyFile: 'another.key' } }] }, /file for region/],
    [{ credentials: [{ name: 'region', certificate: { ...certificate, certificateFile: 'secret' } }] }, /file for region/],
    [{ credentials: [{ name: 'region' }, { name: 'region' }] }, /region twice/],
  ])('is refused at the start where it cannot be used (%#), and not repeated', (content, problem) => {
    expect(problemOf(content)).toMatch(problem);
    expect(problemOf(content)).not.toContain('planted-secret');
  });

  it('is refused where the file is not there', () => expect(() => readCredentials(join(directory, 'nowhere.json'))).toThrow(BadConfiguration));
});
