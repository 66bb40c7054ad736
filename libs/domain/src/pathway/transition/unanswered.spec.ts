import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type PathwayEvent } from '#domain';
import {
  bostoette,
  citizenDied,
  given,
  handoverAccepted,
  handoverDeclined,
  handoverOffered,
  handoverOfferedAhead,
  opened,
  theTransition,
  transitionBrokenOff,
  transitionPlanned,
} from '#testing/given-when-then/index.js';
import { transitionBreaches } from './breaches.js';

const receiver = { kind: 'tilbud', tilbudId: bostoette } as const;
const planned = [...opened, transitionPlanned()];
const offered = [...planned, handoverOfferedAhead()];

describe('TRA-2 an offer that is not answered', () => {
  const breaches = (...history: readonly PathwayEvent[]) =>
    transitionBreaches(given(planned, history).state, defaultPolicy).map(({ kind, rule, subjectId, since }) => {
      expect([kind, rule]).toEqual(['handover-unanswered', 'TRA-2']);
      return [subjectId, since];
    });
  it('is a breach after two working days', () => {
    expect(breaches(handoverOfferedAhead())).toEqual([[theTransition, '2026-09-18']]);
    expect(breaches(handoverOfferedAhead({ on: '2026-09-17' }))).toEqual([[theTransition, '2026-09-22']]);
  });
  it('over Easter has its two working days behind it', () =>
    expect(transitionBreaches(given(opened, handoverOffered({ on: '2026-04-01' })).state, defaultPolicy)).toEqual([
      expect.objectContaining({ since: '2026-04-09', facts: expect.objectContaining({ answerBy: '2026-04-08', answeredOn: null, receiver }) }),
    ]));
  it('as long as the policy says', () =>
    expect(
      transitionBreaches(given(offered).state, { ...defaultPolicy, transitions: { answerWithinWorkingDays: 5 } }).map(({ since }) => since),
    ).toEqual(['2026-09-23']));
  it('is none when it is accepted or declined in time', () => {
    expect(breaches(handoverOfferedAhead(), handoverAccepted({ on: '2026-09-17' }))).toEqual([]);
    expect(breaches(handoverOfferedAhead(), handoverDeclined())).toEqual([]);
  });
  it('stays one when the answer came too late', () =>
    expect(breaches(handoverOfferedAhead(), handoverAccepted({ on: '2026-09-18' }))).toEqual([[theTransition, '2026-09-18']]));
  it('is none when it was broken off by then, or the citizen died', () => {
    expect(breaches(handoverOfferedAhead(), transitionBrokenOff({ on: '2026-09-17' }))).toEqual([]);
    expect(breaches(handoverOfferedAhead(), citizenDied({ on: '2026-09-16' }))).toEqual([]);
    expect(breaches(handoverOfferedAhead(), transitionBrokenOff())).toEqual([[theTransition, '2026-09-18']]);
  });
  it('of two offers each has its own', () => {
    const twice = breaches(handoverOfferedAhead(), handoverDeclined({ on: '2026-09-21' }), handoverOfferedAhead({ on: '2026-10-01' }));
    expect(twice.map(([, since]) => since)).toEqual(['2026-09-18', '2026-10-06']);
    expect(twice[0]![0]).toBe(theTransition);
    expect(twice[1]![0]).not.toBe(theTransition);
  });
});
