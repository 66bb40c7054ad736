import { describe, expect, it } from '@jest/globals';
import { type PathwayEvent, defaultPolicy, type Policy } from '#domain';
import { addDays, addMillis, dateInCopenhagen, instantInCopenhagen, plainDate } from '#kernel';
import {
  acuteStayExtended,
  acuteStayStarted,
  bostoetteStaff,
  citizenDied,
  dischargeCancelled,
  dischargePlanned,
  dischargeRecorded,
  extendAcuteStay,
  given,
  manager,
  marielundStaff,
  named,
  opened,
  planDischarge,
  recordDischarge,
  stayAbsenceEnded,
  stayAbsenceStarted,
  staying,
  startStay,
  stayStarted,
  startAcuteStay,
  theStay,
  visitationRegistered,
  basis,
} from '#testing/given-when-then/index.js';
import { acuteUseOn, dateOfUse } from './acute.js';
import { stayBreaches } from './breaches.js';

const first = acuteStayStarted();
const second = { stayId: named('second akutplads') };

/** How an akutplads stands on a date. */
function useOn(date: string, history: readonly PathwayEvent[], policy: Policy = defaultPolicy) {
  const { state } = given(opened, history);
  return acuteUseOn(state, state.stays.stays.at(-1)!, plainDate(date), policy);
}

/** The breaches of akutpladser, the stay and the first date of each. */
function overruns(...history: readonly PathwayEvent[]) {
  return stayBreaches(given(opened, history).state, defaultPolicy).map(({ kind, rule, subjectId, since }) => {
    expect([kind, rule]).toEqual(['acute-stay-overrun', 'STAY-3']);
    return [subjectId, since];
  });
}

describe('STAY-3 an akutplads', () => {
  it('starts without a visitation, and says so', () => given(opened).when(startAcuteStay()).then(first));
  it('is what a stay under SEL 82c is, however it is asked for', () =>
    given(opened).when(startStay({ section: 'SEL-82c', on: '2026-03-01' })).then(first));
  it('has 14 dates, the first among them', () => {
    expect(useOn('2026-03-01', [first])).toEqual({ used: 1, left: 13, lastDate: '2026-03-14' });
    expect(useOn('2026-03-14', [first])).toEqual({ used: 14, left: 0, lastDate: '2026-03-14' });
    expect(useOn('2026-03-20', [first])).toEqual({ used: 20, left: 0, lastDate: '2026-03-14' });
  });
  it('has as many as the policy says', () =>
    expect(useOn('2026-03-01', [first], { ...defaultPolicy, acuteStay: { days: 3, windowDays: 10 } })).toEqual({
      used: 1, left: 2, lastDate: '2026-03-03',
    }));
  it.each([
    ['to summer time', '2026-03-20', '2026-04-02'],
    ['to winter time', '2026-10-15', '2026-10-28'],
  ])('14 days across a change of clocks, %s, are 14 dates', (_, from, last) => {
    const history = [acuteStayStarted({ on: from })];
    expect(useOn(last, history)).toEqual({ used: 14, left: 0, lastDate: last });
    expect(overruns(...history)).toEqual([[theStay, addDays(plainDate(last), 1)]]);
    // The change comes within: 14 times 24 hours later the clock shows another hour, which at night is another date.
    const nights = addMillis(instantInCopenhagen(plainDate(from), from < '2026-06' ? '23:30' : '00:30'), 14 * 24 * 3_600_000);
    expect(dateInCopenhagen(nights)).not.toBe(addDays(plainDate(from), 14));
  });
  it('left for one night, with the place kept, is counted on', () => {
    const away = [first, stayAbsenceStarted({ on: '2026-03-05' }), stayAbsenceEnded({ on: '2026-03-06' })];
    expect(useOn('2026-03-06', away)).toEqual({ used: 6, left: 8, lastDate: '2026-03-14' });
  });
  it('left for one night, with a discharge and a new start, is counted on, without that night', () => {
    const back = [first, dischargeRecorded({ on: '2026-03-10' }), acuteStayStarted({ ...second, on: '2026-03-11' })];
    expect(useOn('2026-03-11', back)).toEqual({ used: 10, left: 4, lastDate: '2026-03-15' });
    expect(overruns(...back)).toEqual([[second.stayId, '2026-03-16']]);
  });
  it('that ends and begins on one date uses that date once', () => {
    const moved = [first, dischargeRecorded({ on: '2026-03-10' }), acuteStayStarted({ ...second, on: '2026-03-10' })];
    expect(useOn('2026-03-10', moved)).toEqual({ used: 10, left: 4, lastDate: '2026-03-14' });
  });
  it('gets its dates back as the window rolls over the ones used', () => {
    const used = [first, dischargeRecorded({ on: '2026-03-15' })];
    expect(useOn('2026-03-28', [...used, acuteStayStarted({ ...second, on: '2026-03-28' })])).toEqual({ used: 15, left: 0, lastDate: '2026-03-27' });
    expect(useOn('2026-03-29', [...used, acuteStayStarted({ ...second, on: '2026-03-29' })])).toEqual({ used: 14, left: 13, lastDate: '2026-04-11' });
    expect(useOn('2026-04-11', [...used, acuteStayStarted({ ...second, on: '2026-04-11' })])).toEqual({ used: 1, left: 13, lastDate: '2026-04-24' });
  });
  it('does not count places of another kind', () => {
    const home = [visitationRegistered({ legalBasis: basis('SEL-107') }), stayStarted({ on: '2026-02-01' }), dischargeRecorded({ on: '2026-03-01' })];
    expect(useOn('2026-03-01', [...home, acuteStayStarted({ ...second })])).toMatchObject({ used: 1 });
  });
  it('tells on which date so many are used', () => {
    const { state } = given(opened, first, dischargeRecorded({ on: '2026-03-04' }), acuteStayStarted({ ...second, on: '2026-03-10' }));
    const stay = state.stays.stays.at(-1)!;
    expect([3, 4, 7, 10, 14].map((count) => dateOfUse(state, stay, count, defaultPolicy))).toEqual([
      '2026-03-10', '2026-03-10', '2026-03-13', '2026-03-16', '2026-03-20',
    ]);
  });
});

describe('STAY-3 by its last date', () => {
  it('an akutplads that runs on is a breach from the next date', () => expect(overruns(first)).toEqual([[theStay, '2026-03-15']]));
  it('one that ended is none', () => expect(overruns(first, dischargeRecorded({ on: '2026-03-15' }))).toEqual([]));
  it('one that ended a date later was', () => expect(overruns(first, dischargeRecorded({ on: '2026-03-16' }))).toEqual([[theStay, '2026-03-15']]));
  it('is recorded as it happened, though it overran', () =>
    given(opened, first).when(recordDischarge({ on: '2026-03-30' })).then(dischargeRecorded({ on: '2026-03-30' })));
  it('a discharge planned for the next date holds it off until that is over', () =>
    expect(overruns(first, dischargePlanned({ on: '2026-03-10', date: '2026-03-15' }))).toEqual([[theStay, '2026-03-16']]));
  it('a discharge planned for later does not, nor one that did not come about', () => {
    expect(overruns(first, dischargePlanned({ on: '2026-03-10', date: '2026-03-16' }))).toEqual([[theStay, '2026-03-15']]);
    expect(overruns(first, dischargePlanned({ on: '2026-03-05', date: '2026-03-10' }))).toEqual([[theStay, '2026-03-15']]);
    const called = [dischargePlanned({ on: '2026-03-10', date: '2026-03-15' }), dischargeCancelled({ on: '2026-03-12', date: '2026-03-15' })];
    expect(overruns(first, ...called)).toEqual([[theStay, '2026-03-15']]);
  });
  it('a visitation granted since it began answers for it, for as long as it lasts', () => {
    const granted = { on: '2026-03-20', from: '2026-03-20', decidedOn: '2026-03-12' };
    expect(overruns(first, visitationRegistered(granted))).toEqual([]);
    expect(overruns(first, visitationRegistered({ ...granted, to: '2026-04-30' }))).toEqual([[theStay, '2026-05-01']]);
  });
  it('one granted too late does not', () =>
    expect(overruns(first, visitationRegistered({ on: '2026-03-15', from: '2026-03-15', decidedOn: '2026-03-15' }))).toEqual([[theStay, '2026-03-15']]));
  it('one granted before does, where it is for a 24-hour place', () => {
    expect(overruns(visitationRegistered({ decidedOn: '2026-02-01' }), first)).toEqual([[theStay, '2026-03-15']]);
    expect(overruns(visitationRegistered({ decidedOn: '2026-02-01', legalBasis: basis('SEL-108') }), first)).toEqual([]);
  });
  it('a decision to extend it moves the breach to the date after it', () => {
    expect(overruns(first, acuteStayExtended())).toEqual([[theStay, '2026-03-21']]);
    const again = acuteStayExtended({ on: '2026-03-20', through: '2026-03-25' });
    expect(overruns(first, acuteStayExtended(), again)).toEqual([[theStay, '2026-03-26']]);
    expect(overruns(first, acuteStayExtended(), dischargeRecorded({ on: '2026-03-21' }))).toEqual([]);
  });
  it('a decision taken afterwards leaves it a breach', () =>
    expect(overruns(first, acuteStayExtended({ on: '2026-03-16', through: '2026-03-25' }))).toEqual([[theStay, '2026-03-15']]));
  it('a death ends it', () => {
    expect(overruns(first, citizenDied({ on: '2026-03-15' }))).toEqual([]);
    expect(overruns(first, citizenDied({ on: '2026-03-16' }))).toEqual([[theStay, '2026-03-15']]);
  });
});

describe('STAY-3 extending an akutplads', () => {
  const running = given(opened, first).on('2026-03-14');
  it('takes a reason in a word, and in words that are sealed', () =>
    running.when(extendAcuteStay()).then(acuteStayExtended({ personal: { note: 'An invented reason' } })));
  it('is a manager’s decision too', () => running.by(manager).when(extendAcuteStay()).then(acuteStayExtended({ personal: { note: 'An invented reason' } })));
  it.each([
    ['those who run the place', marielundStaff],
    ['other staff', bostoetteStaff],
  ])('is not decided by %s', (_, actor) => running.by(actor).when(extendAcuteStay()).refused('STAY-3', 'not-who-decides', { role: actor.role }));
  it('takes a stay that runs', () =>
    given(opened, first, dischargeRecorded({ on: '2026-03-14' })).when(extendAcuteStay()).refused('STAY-3', 'stay-not-open', { stayId: theStay }));
  it('takes an akutplads', () => given(staying).when(extendAcuteStay()).refused('STAY-3', 'not-an-akutplads', { section: 'SEL-107' }));
  it('is not decided before the stay', () =>
    running.when(extendAcuteStay({ on: '2026-02-28' })).refused('STAY-3', 'before-stay-started', { on: '2026-02-28', startedOn: '2026-03-01' }));
  it('lasts from the decision on', () => {
    running.when(extendAcuteStay({ through: '2026-03-14' })).then(acuteStayExtended({ through: '2026-03-14', personal: { note: 'An invented reason' } }));
    running.when(extendAcuteStay({ through: '2026-03-13' })).refused('STAY-3', 'ends-before-the-decision', { on: '2026-03-14', through: '2026-03-13' });
  });
  it('is not needed for planning the discharge', () =>
    running.when(planDischarge({ date: '2026-03-20' })).then(dischargePlanned({ on: '2026-03-14', date: '2026-03-20' })));
});
