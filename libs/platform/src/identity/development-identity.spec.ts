import { describe, expect, it } from '@jest/globals';
import { type MunicipalityCode } from '#kernel';
import { developmentIdentity } from './development-identity.js';

const identity = developmentIdentity('621' as MunicipalityCode);
const headers = { 'x-actor-id': 'someone', 'x-actor-role': 'leder', 'x-actor-unit': 'ledelsen' };

describe('who a request says is asking, in development', () => {
  it('works for the municipality that is named, or else for the usual one', async () => {
    expect(await identity.identify(headers)).toEqual({ id: 'someone', role: 'leder', unit: 'ledelsen', municipality: '621' });
    expect(await identity.identify({ ...headers, 'x-actor-municipality': '187' })).toMatchObject({ municipality: '187' });
  });

  it('works for no municipality as a region, whatever is named', async () => {
    const region = { ...headers, 'x-actor-role': 'region', 'x-actor-municipality': '187' };
    expect(await identity.identify(region)).toEqual({ id: 'someone', role: 'region', unit: 'ledelsen' });
  });

  it.each([
    [{ 'x-actor-municipality': 'Kolding' }],
    [{ 'x-actor-municipality': ['621', '187'] as unknown as string }],
    [{ 'x-actor-role': 'system' }],
    [{ 'x-actor-unit': 'With Space' }],
    [{ 'x-actor-id': '' }],
  ])('is nobody with %j', async (wrong) => expect(await identity.identify({ ...headers, ...wrong })).toBeUndefined());
});
