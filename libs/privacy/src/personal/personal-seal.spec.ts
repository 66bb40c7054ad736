import { describe, expect, it } from '@jest/globals';
import { derivedId, erased } from '#kernel';
import { KeysInMemory } from '#testing/privacy/keys-in-memory.js';
import { DoesNotOpen } from '../cipher.js';
import { CitizenErased } from '../keys/citizen-keys.js';
import { PersonalSeal } from './personal-seal.js';

const citizen = derivedId('test', 'citizen');
const neighbour = derivedId('test', 'neighbour');
const event = { eventId: derivedId('test', 'event'), type: 'CitizenRegistered' };
const personal = { name: 'Testborger Eksempel', note: 'æøå 🏠' };

async function sealed() {
  const keys = new KeysInMemory();
  const seal = new PersonalSeal(keys);
  const [part] = await seal.seal(citizen, [{ ...event, personal }]);
  return { keys, seal, part: part! };
}

describe('personal seal', () => {
  it('gives back what was sealed', async () => {
    const { seal, part } = await sealed();
    expect(await seal.open([{ ...event, part }])).toEqual([personal]);
  });

  it('shows nothing of what was sealed, and never the same twice', async () => {
    const { seal, part } = await sealed();
    expect(JSON.stringify(part)).not.toMatch(/Testborger|Eksempel/);
    expect(await seal.seal(citizen, [{ ...event, personal }])).not.toEqual([part]);
  });

  it('gives erased once the key is destroyed, and seals no more', async () => {
    const { keys, seal, part } = await sealed();
    keys.keys.set(citizen, 'destroyed');
    expect(await seal.open([{ ...event, part }])).toEqual([erased]);
    await expect(seal.seal(citizen, [{ ...event, personal }])).rejects.toThrow(CitizenErased);
  });

  it('opens parts of many citizens with one look-up', async () => {
    const { keys, seal, part } = await sealed();
    const [other] = await seal.seal(neighbour, [{ ...event, personal: { name: 'Testnabo Eksempel' } }]);
    keys.lookUps = 0;
    const opened = await seal.open([{ ...event, part }, { ...event, part: other }, { ...event, part }]);
    expect(opened).toEqual([personal, { name: 'Testnabo Eksempel' }, personal]);
    expect(keys.lookUps).toBe(1);
  });

  it.each([
    ['another event', { eventId: derivedId('test', 'other') }, {}],
    ['another type', { type: 'PathwayOpened' }, {}],
    ['another citizen', {}, { of: neighbour }],
    ['changed bytes', {}, { ct: Buffer.alloc(40).toString('base64url') }],
    ['too few bytes', {}, { ct: 'AA' }],
    ['another form', {}, { v: 2 }],
  ])('does not open as part of %s', async (_, otherEvent, otherPart) => {
    const { keys, seal, part } = await sealed();
    await keys.keyFor(neighbour);
    await expect(seal.open([{ ...event, ...otherEvent, part: { ...part, ...otherPart } }])).rejects.toThrow(DoesNotOpen);
  });

  it('does not take a lost key for an erased citizen', async () => {
    const { keys, seal, part } = await sealed();
    keys.keys.clear();
    await expect(seal.open([{ ...event, part }])).rejects.toThrow(DoesNotOpen);
  });
});
