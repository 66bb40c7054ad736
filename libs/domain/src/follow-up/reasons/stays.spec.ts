import { describe, expect, it } from '@jest/globals';
import { asked, policyWith } from '#testing/follow-ups/asked.js';
import * as told from '#testing/given-when-then/index.js';
import { marielund, named } from '#testing/given-when-then/invented.js';

const { opened } = told;

describe('what an akutplads asks for', () => {
  const since = (on: string) => [...opened, told.acuteStayStarted({ on, tilbudId: marielund })];
  it('is a review on the next working day, an exit plan by day 10, warnings on days 7, 10 and 12, and an end on day 14', () =>
    expect(asked('akutplads', since('2026-11-20'))).toEqual([
      'akutplads-authority-review 2026-11-23',
      'akutplads-exit-plan 2026-11-29 @marielund',
      'akutplads-warning-day-7 2026-11-26 @marielund',
      'akutplads-warning-day-10 2026-11-29 @marielund',
      'akutplads-warning-day-12 2026-12-01',
      'akutplads-last-day 2026-12-03 @marielund',
    ]));
  it('counts dates, over a change of clocks in spring and in autumn', () => {
    expect(asked('akutplads-last-day', since('2026-03-20'))).toEqual(['akutplads-last-day 2026-04-02 @marielund']);
    expect(asked('akutplads-last-day', since('2026-10-20'))).toEqual(['akutplads-last-day 2026-11-02 @marielund']);
  });
  it('counts dates that were used before, so that leaving for one night resets nothing', () => {
    const back = [
      ...since('2026-11-01'),
      told.dischargeRecorded({ stayId: told.theStay, on: '2026-11-06', destination: 'own-home' }),
      told.acuteStayStarted({ stayId: named('second'), on: '2026-11-07', tilbudId: marielund }),
    ];
    expect(asked(/akutplads-(warning|last)/, back).slice(4)).toEqual([
      'akutplads-warning-day-7 2026-11-08 @marielund',
      'akutplads-warning-day-10 2026-11-11 @marielund',
      'akutplads-warning-day-12 2026-11-13',
      'akutplads-last-day 2026-11-15 @marielund',
    ]);
  });
  it('is an exit plan until a discharge is planned', () =>
    expect(asked('akutplads-exit', [...since('2026-11-20'), told.dischargePlanned({ on: '2026-11-21', date: '2026-12-01' })])).toEqual([
      'akutplads-exit-plan fulfilled discharge-planned',
    ]));
  it('lasts to the date that an override allows', () => {
    const extended = told.acuteStayExtended({ on: '2026-12-01', through: '2026-12-08', reason: 'no-other-place' });
    expect(asked('akutplads-last-day', [...since('2026-11-20'), extended])).toEqual(['akutplads-last-day 2026-12-08 @marielund']);
  });
  it('is over when the citizen leaves', () =>
    expect(asked(/akutplads-(authority|last)/, [...since('2026-11-20'), told.dischargeRecorded({ on: '2026-11-22' })])).toEqual([
      'akutplads-authority-review dropped stay-ended',
      'akutplads-last-day fulfilled left',
    ]));
  it('follows the policy’s days', () => {
    const policy = policyWith({ acuteStay: { days: 5 }, followUps: { table: { 'akutplads-warning-day-7': { due: { value: 3 } } } } });
    expect(asked(/akutplads-(last-day|warning-day-7)/, since('2026-11-20'), policy)).toEqual([
      'akutplads-warning-day-7 2026-11-22 @marielund',
      'akutplads-last-day 2026-11-24 @marielund',
    ]);
  });
});
