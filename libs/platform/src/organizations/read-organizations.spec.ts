import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadConfiguration } from '../configuration/bad-configuration.js';
import { readOrganizations } from './read-organizations.js';

const testkommune = {
  municipality: '999',
  name: 'Testkommune Eksempel',
  sor: '999999000016003',
  gln: '5799990000026',
  signature: { name: 'Testrådgivningens vagt', role: { code: 'socialraadgiver' }, phone: '+4500000000' },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'organizations-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: unknown) {
  const file = join(folder, 'organizations.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readOrganizations(file);
}

const problemOf = async (content: unknown): Promise<string> => {
  try {
    await read(content);
  } catch (error) {
    if (error instanceof BadConfiguration) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
};

describe('the organisations that send messages', () => {
  it('are none without a file', async () => expect(await readOrganizations(undefined)).toEqual(new Map()));

  it('are read by municipality', async () => {
    const { municipality, ...unit } = testkommune;
    const words = { ...unit, signature: { ...unit.signature, role: { text: 'Visitator' } } };
    const read2 = await read({ organizations: [testkommune, { municipality: '998', ...words }] });
    expect([...read2]).toEqual([[municipality, unit], ['998', words]]);
  });

  it.each([
    ['a number that is none', { organizations: [{ ...testkommune, gln: '5799990000027' }] }, /organizations\.0\.gln/],
    ['a role of both kinds', { organizations: [{ ...testkommune, signature: { ...testkommune.signature, role: { code: 'paedagog', text: 'x' } } }] }, /organizations\.0\.signature\.role/],
    ['no telephone', { organizations: [{ ...testkommune, signature: { ...testkommune.signature, phone: 'omstillingen' } }] }, /organizations\.0\.signature\.phone/],
    ['a municipality twice', { organizations: [testkommune, testkommune] }, /each municipality once/],
    ['no JSON', '{', /can be read/],
  ])('are refused with %s', async (_what, content, problem) => {
    const message = await problemOf(content);
    expect(message).toMatch(/MEDCOM_ORGANIZATIONS/);
    expect(message).toMatch(problem);
    expect(message).not.toMatch(/5799990000027|omstillingen/);
  });

  it('are refused where there is no file', () => expect(readOrganizations(join(folder, 'none.json'))).rejects.toThrow(/can be read/));
});
