import { describe, expect, it } from '@jest/globals';
import { isGln, isSor, type MunicipalityCode } from '#kernel';
import { BadConfiguration } from '../configuration/bad-configuration.js';
import { openOrganizations } from './open-organizations.js';

const municipalities = new Set(['621', '630'] as MunicipalityCode[]);

describe('who sends messages where no file says it', () => {
  it('is somebody invented in development mode, whose name says so', async () => {
    const units = await openOrganizations({ mode: 'development', municipalities, medcomOrganizations: undefined });
    expect([...units.keys()]).toEqual(['621', '630']);
    for (const { name, sor, gln } of units.values()) expect([name.startsWith('Opdigtet'), isSor(sor), isGln(gln)]).toEqual([true, true, true]);
  });

  it.each(['test', 'production'] as const)('is nobody in %s', async (mode) => {
    expect(await openOrganizations({ mode, municipalities, medcomOrganizations: undefined })).toEqual(new Map());
  });

  it('is nobody invented where a file is named, even one that is not there', () =>
    expect(openOrganizations({ mode: 'development', municipalities, medcomOrganizations: '/nowhere.json' })).rejects.toThrow(BadConfiguration));
});
