import { describe, expect, it } from '@jest/globals';
import { fold, plainDate, uuid } from '#kernel';
import { identifierDecider, registrationDecider } from './decide.js';
import { IdentifierClaimed, RegistrationStarted } from './events.js';

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
});
