import { describe, expect, it } from '@jest/globals';
import { fold, plainDate, uuid } from '#kernel';
import { identifierDecider, registrationDecider } from './decide.js';
import { taken } from './taken.js';
import { IdentifierClaimed, IdentifierReassigned, IdentifierReleased, RegistrationStarted } from './events.js';

const on = plainDate('2026-03-01');
const first = uuid('01890000-0000-7000-8000-000000000001');
const second = uuid('01890000-0000-7000-8000-000000000002');

describe('a registration', () => {
  it('begins under the id it was given', () => {
    expect(registrationDecider.decide({ type: 'StartRegistration', citizenId: first, on }, registrationDecider.initial, {})).toEqual({
      accepted: true,
      events: [RegistrationStarted.of({ citizenId: first }, { on })],
    });
  });

  it('keeps its first id when it is begun again', () => {
    const state = fold(registrationDecider, [RegistrationStarted.of({ citizenId: first }, { on })]);
    const again = registrationDecider.decide({ type: 'StartRegistration', citizenId: second, on }, state, {});
    expect(again).toEqual({ accepted: true, events: [] });
    expect(state.citizenId).toBe(first);
  });
});

describe('CIT-4 a personnummer', () => {
  const claimed = fold(identifierDecider, [IdentifierClaimed.of({ citizenId: first }, { on })]);
  const claim = (citizenId: typeof first, state = claimed) => identifierDecider.decide({ type: 'ClaimIdentifier', citizenId, on }, state, {});

  it('is claimed by the first', () => {
    expect(claim(first, identifierDecider.initial)).toEqual({ accepted: true, events: [IdentifierClaimed.of({ citizenId: first }, { on })] });
  });

  it('is claimed by the same citizen again without anything happening', () => {
    expect(claim(first)).toEqual({ accepted: true, events: [] });
  });

  it('is refused to anybody else, naming whose it is', () => {
    expect(claim(second)).toMatchObject({
      accepted: false,
      refusal: { rule: 'CIT-4', reason: 'citizen-already-registered', facts: { citizenId: first } },
    });
  });

  it('is told to whoever may know the citizen, and otherwise only to be another municipality’s', () => {
    expect(taken(first, true).refusal).toMatchObject({ rule: 'CIT-4', reason: 'citizen-already-registered', facts: { citizenId: first } });
    expect(taken(first, false).refusal).toMatchObject({ rule: 'CIT-4', reason: 'registered-elsewhere', facts: {} });
  });

  const reassign = (from: typeof first, state = claimed) => identifierDecider.decide({ type: 'ReassignIdentifier', from, citizenId: second, on }, state, {});
  const release = (from: typeof first, state = claimed) => identifierDecider.decide({ type: 'ReleaseIdentifier', from, on }, state, {});

  it('is given to another when the two are one person, and then is theirs', () => {
    expect(reassign(first)).toEqual({ accepted: true, events: [IdentifierReassigned.of({ citizenId: second, from: first }, { on })] });
    const theirs = fold(identifierDecider, [IdentifierClaimed.of({ citizenId: first }, { on }), IdentifierReassigned.of({ citizenId: second, from: first }, { on })]);
    expect(theirs.citizenId).toBe(second);
    expect(reassign(first, theirs)).toEqual({ accepted: true, events: [] });
  });

  it('is given back, and may be claimed again', () => {
    expect(release(first)).toEqual({ accepted: true, events: [IdentifierReleased.of({ from: first }, { on })] });
    const nobodys = fold(identifierDecider, [IdentifierClaimed.of({ citizenId: first }, { on }), IdentifierReleased.of({ from: first }, { on })]);
    expect(release(first, nobodys)).toEqual({ accepted: true, events: [] });
    expect(claim(second, nobodys)).toMatchObject({ accepted: true, events: [{ type: 'IdentifierClaimed' }] });
  });

  it('is neither given away nor given back by whom it does not belong to', () => {
    expect(reassign(second, fold(identifierDecider, []))).toMatchObject({ accepted: false, refusal: { rule: 'CIT-4', reason: 'not-theirs' } });
    expect(release(second)).toMatchObject({ accepted: false, refusal: { reason: 'not-theirs' } });
  });
});
