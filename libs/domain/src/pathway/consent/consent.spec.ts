import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#domain';
import { plainDate } from '#kernel';
import {
  citizenDied,
  citizenRegistered,
  closedWithCard,
  consentGiven,
  consentWithdrawn,
  given,
  giveConsent,
  guestRegistered,
  named,
  opened,
  region,
  theConsent,
  withdrawConsent,
} from '#testing/given-when-then/index.js';
import { consentsOn } from './state.js';

const on = plainDate;
const consented = given(opened, consentGiven());

describe('CON-1 a consent', () => {
  it('lasts as long as a consent may, where nothing is said', () => given(opened).when(giveConsent()).then(consentGiven()));
  it('lasts to a date', () => given(opened).when(giveConsent({ through: '2026-02-28' })).then(consentGiven({ through: '2026-02-28' })));
  it('lasts for one date', () => given(opened).when(giveConsent({ through: '2026-02-01' })).then(consentGiven({ through: '2026-02-01' })));
  it('lasts as long as the policy says', () =>
    given(opened)
      .under({ ...defaultPolicy, consent: { longestMonths: 6 } })
      .when(giveConsent())
      .then(consentGiven({ through: '2026-07-31' })));
  it('names everything once', () =>
    given(opened)
      .when(giveConsent({ categories: ['identification', 'support', 'support'], recipients: [region, region] }))
      .then(consentGiven()));
  it('is given whether or not the pathway is open', () => {
    given(citizenRegistered()).when(giveConsent()).then(consentGiven());
    given(closedWithCard).when(giveConsent({ on: '2026-04-01', through: '2026-04-30' })).then(consentGiven({ on: '2026-04-01', through: '2026-04-30' }));
    given(guestRegistered()).when(giveConsent({ form: 'oral' })).then(consentGiven({ form: 'oral' }));
  });
  it('is to something, for somebody', () => {
    given(opened).when(giveConsent({ categories: [] })).refused('CON-1', 'nothing-consented');
    given(opened).when(giveConsent({ recipients: [] })).refused('CON-1', 'nothing-consented', {});
  });
  it('does not end before it begins', () =>
    given(opened)
      .when(giveConsent({ through: '2026-01-31' }))
      .refused('CON-1', 'consent-ends-before-it-begins', { on: '2026-02-01', through: '2026-01-31' }));
  it('does not last longer than it may', () =>
    given(opened)
      .when(giveConsent({ through: '2027-02-01' }))
      .refused('CON-1', 'longer-than-allowed', { through: '2027-02-01', longest: '2027-01-31' }));
  it('is given once under an id, not ahead, and not by the dead', () => {
    consented.when(giveConsent()).refused('PATH-3', 'id-taken');
    given(opened).on('2026-01-31').when(giveConsent()).refused('DATE-1', 'in-the-future');
    given(opened, citizenDied({ on: '2026-02-01' })).when(giveConsent()).refused('CIT-1', 'citizen-dead');
  });

  it('holds from its first to its last date, for what and whom it names', () => {
    const { consents } = consented.state;
    const holds = (date: string, category: 'support' | 'health' = 'support', recipient = region) =>
      consentsOn(consents, { category, recipient }, on(date)).length === 1;
    expect([holds('2026-01-31'), holds('2026-02-01'), holds('2027-01-31'), holds('2027-02-01')]).toEqual([false, true, true, false]);
    expect([holds('2026-02-01', 'health'), holds('2026-02-01', 'support', 'anden-region')]).toEqual([false, false]);
  });
});

describe('CON-2 a consent', () => {
  it('is withdrawn', () => consented.when(withdrawConsent()).then(consentWithdrawn()));
  it('does not hold from that date on; before it, it did', () => {
    const { consents } = given(opened, consentGiven(), consentWithdrawn()).state;
    const holds = (date: string) => consentsOn(consents, { category: 'support', recipient: region }, on(date)).length;
    expect([holds('2026-05-31'), holds('2026-06-01')]).toEqual([1, 0]);
    expect(consents.consents[0]).toMatchObject({ from: '2026-02-01', until: '2026-06-01', through: '2027-01-31', withdrawnOn: '2026-06-01' });
  });
  it('is withdrawn on the date it was given', () =>
    consented.when(withdrawConsent({ on: '2026-02-01' })).then(consentWithdrawn({ on: '2026-02-01' })));
  it('is withdrawn earlier than was told first', () =>
    given(opened, consentGiven(), consentWithdrawn())
      .when(withdrawConsent({ on: '2026-05-01' }))
      .then(consentWithdrawn({ on: '2026-05-01' })));
  it('that does not hold any more is not withdrawn', () => {
    given(opened, consentGiven(), consentWithdrawn()).when(withdrawConsent({ on: '2026-07-01' })).thenNothing();
    given(opened, consentGiven({ through: '2026-03-31' })).when(withdrawConsent()).thenNothing();
  });
  it('is withdrawn by the dead’s record too, and by nobody unknown', () => {
    given(opened, consentGiven(), citizenDied({ on: '2026-05-01' })).when(withdrawConsent()).then(consentWithdrawn());
    given().when(withdrawConsent()).refused('PATH-1', 'citizen-not-registered');
  });
  it('is one that was given', () => given(opened).when(withdrawConsent()).refused('CON-2', 'no-such-consent', { consentId: theConsent }));
  it('is not withdrawn before it was given', () =>
    consented.when(withdrawConsent({ on: '2026-01-31' })).refused('CON-2', 'before-consent', { on: '2026-01-31', givenOn: '2026-02-01' }));
  it('of another scope goes on', () => {
    const { consents } = given(opened, consentGiven(), consentGiven({ consentId: named('other'), categories: ['support'] }), consentWithdrawn()).state;
    expect(consentsOn(consents, { category: 'support', recipient: region }, on('2026-06-01')).map((one) => one.consentId)).toEqual([named('other')]);
  });
});
