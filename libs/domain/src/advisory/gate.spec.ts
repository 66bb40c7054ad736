import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import { citizenRegistered, consentGiven, cprChanged, given, guestRegistered, guestIdentified } from '#testing/given-when-then/index.js';
import { type ChannelKind, channelKinds } from '../agreement/channel.js';
import { type DataCategory } from '../agreement/terms.js';
import { type PathwayEvent } from '../pathway/events.js';
import { blockedBecause } from './gate.js';

const on = plainDate('2026-11-22');
interface Asked {
  readonly law?: string | null;
  readonly categories?: DataCategory[];
  readonly channel?: ChannelKind;
}
const gate = (history: readonly PathwayEvent[], { law = 'PSL-13c', categories = ['identification', 'discharge-date'], channel = 'webhook' }: Asked = {}) =>
  blockedBecause({ basis: { law, necessity: 'Sammenhæng', dataCategories: categories }, partnerId: 'region-eksempel', channel }, given(history).state, on);
const guest = [guestRegistered()];
const foreigner = [citizenRegistered({ cprKind: 'replacement' })];

describe('ADV-9 the gate', () => {
  it('is open under a law, on every way, about a citizen with an official number', () =>
    expect(channelKinds.map((channel) => gate([citizenRegistered()], { channel }))).toEqual(channelKinds.map(() => undefined)));
  it('is shut without a basis, and where nothing of what was agreed may leave', () => {
    expect(gate([citizenRegistered()], { law: null })).toBe('no-basis');
    expect(gate([citizenRegistered()], { categories: [] })).toBe('no-basis');
  });
  it('is shut about somebody whom nobody can name, where a name was agreed', () => {
    expect(gate(guest)).toBe('citizen-unknown');
    expect(gate(guest, { categories: ['discharge-date'] })).toBeUndefined();
    expect(gate([...guest, guestIdentified({ on: '2026-11-20' })])).toBeUndefined();
  });
  it('is shut for a MedCom message about a guest, or under a replacement number, until there is an official one', () => {
    expect(gate(guest, { channel: 'fhir', categories: ['discharge-date'] })).toBe('citizen-unknown');
    expect(gate(foreigner, { channel: 'fhir' })).toBe('replacement-cpr');
    expect(gate(foreigner)).toBeUndefined();
    expect(gate([...foreigner, cprChanged({ on: '2026-11-01' })], { channel: 'fhir' })).toBeUndefined();
  });
  it('is shut without consent where that is the basis', () => {
    expect(gate([citizenRegistered()], { law: 'consent' })).toBe('no-consent');
    const consent = consentGiven({ categories: ['identification', 'discharge-date'] });
    expect(gate([citizenRegistered(), consent], { law: 'consent' })).toBeUndefined();
  });
});
