import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type PathwayEvent } from '#domain';
import { plainDate } from '#kernel';
import {
  citizenDied,
  clipUsed,
  closedWithCard,
  given,
  hospitalAdmissionRecorded,
  hospitalDischargeRecorded,
  servicePaused,
  serviceStarted,
  supported,
  visitationRegistered,
} from '#testing/given-when-then/index.js';
import { admissionOpenOn } from '../admission/state.js';
import { breachesOf } from '../breaches.js';
import { offersDue } from '../klippekort/offers.js';
import { servicesOn } from '../service/on-date.js';
import { stayOn } from '../stay/state.js';

const DIED = '2026-06-01';
const running = (date: string, ...history: (PathwayEvent | readonly PathwayEvent[])[]) =>
  servicesOn(given(...history).state, plainDate(date)).map(({ tilbudId }) => tilbudId).length;

describe('CIT-1 a death', () => {
  const dead = [...supported, citizenDied({ on: DIED })];
  it('ends what runs for whoever reads, on its date', () => {
    expect([running('2026-05-31', dead), running(DIED, dead)]).toEqual([1, 0]);
  });
  it('is forgotten when it is taken back: everything goes on as if it had not been recorded', () => {
    const told = [...supported, servicePaused({ on: '2026-05-01' }), hospitalAdmissionRecorded({ on: '2026-05-01' })];
    const { state } = given(told);
    const { state: mistaken } = given(told, citizenDied({ on: DIED }));
    const { diedOn, ...rest } = mistaken.case;
    const { diedOn: admissionsEndedOn, ...admissions } = mistaken.admissions;
    expect([diedOn, admissionsEndedOn]).toEqual([DIED, DIED]);
    expect({ ...mistaken, case: rest, admissions }).toEqual(state);
  });
  it('ends an admission, which goes on when it is taken back', () => {
    const admitted = [...supported, hospitalAdmissionRecorded({ on: '2026-05-20' })];
    const openOn = (...history: (PathwayEvent | readonly PathwayEvent[])[]) =>
      admissionOpenOn(given(...history).state.admissions, plainDate('2026-06-10')) !== undefined;
    expect([openOn(admitted), openOn(admitted, citizenDied({ on: DIED }))]).toEqual([true, false]);
    expect(openOn(admitted, hospitalDischargeRecorded({ on: '2026-06-05', statement: 2 }))).toBe(false);
  });
  it('leaves what had ended before as it was', () => {
    const { state } = given(supported, citizenDied({ on: DIED }));
    expect(stayOn(state.stays, plainDate('2026-05-01'))).toBeUndefined();
    expect(state.services.services.map(({ from, until }) => [from, until])).toEqual([['2026-02-01', null]]);
  });
  it('breaks no limit after itself', () => {
    const beyond = (...history: PathwayEvent[]) =>
      breachesOf(given(supported.slice(0, 3), visitationRegistered({ to: '2026-07-31' }), serviceStarted(), ...history).state, defaultPolicy);
    expect(beyond().map(({ kind, since }) => [kind, since])).toEqual([['beyond-visitation', '2026-08-01']]);
    expect(beyond(citizenDied({ on: DIED }))).toEqual([]);
  });
  it('asks for no new inquiry', () => {
    const close = [clipUsed({ on: '2026-05-01' }), clipUsed({ on: '2026-05-10' })];
    expect(offersDue(given(closedWithCard, close).state, defaultPolicy)).toHaveLength(1);
    expect(offersDue(given(closedWithCard, close, citizenDied({ on: DIED })).state, defaultPolicy)).toEqual([]);
  });
});
