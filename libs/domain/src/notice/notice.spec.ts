import { describe, expect, it } from '@jest/globals';
import { instant, plainDate, type PlainDate } from '#kernel';
import fc from 'fast-check';
import { defaultPolicy } from '../policy/policy.js';
import { type Announcement, measureNotice, noticeOf } from './notice.js';

const date = plainDate;
const told = (on: string, about: string | null, at?: string): Announcement => ({
  on: date(on),
  date: about === null ? null : date(about),
  ...(at === undefined ? {} : { at: instant(at) }),
});
const sevenDays = { leadTime: { value: 7, unit: 'days' }, cutoff: '12:00' } as const;
const measured = (announcements: readonly Announcement[], happenedOn: string, terms: Parameters<typeof measureNotice>[2] = sevenDays) =>
  measureNotice(announcements, date(happenedOn), terms, defaultPolicy);

describe('what counts as the notice of a discharge', () => {
  it('is the first announcement while it was only put off', () =>
    expect(noticeOf([told('2026-03-01', '2026-03-10'), told('2026-03-08', '2026-03-20')], date('2026-03-20'))).toEqual(told('2026-03-01', '2026-03-10')));
  it('is the move when it was moved earlier', () =>
    expect(noticeOf([told('2026-03-01', '2026-03-30'), told('2026-03-08', '2026-03-12')], date('2026-03-12'))).toEqual(told('2026-03-08', '2026-03-12')));
  it('is what was told after an earlier date had been taken back', () =>
    expect(noticeOf([told('2026-03-01', '2026-03-10'), told('2026-03-05', null), told('2026-03-09', '2026-03-12')], date('2026-03-12'))).toEqual(told('2026-03-09', '2026-03-12')));
  it.each([
    ['nobody said anything', []],
    ['only a later date was told', [told('2026-03-01', '2026-03-30')]],
    ['it was taken back and not told again', [told('2026-03-01', '2026-03-12'), told('2026-03-05', null)]],
    ['it was told afterwards', [told('2026-03-13', '2026-03-12')]],
  ])('is none where %s', (_why, announcements) => expect(noticeOf(announcements, date('2026-03-12'))).toBeUndefined());

  it('never comes after the discharge, and names no later date', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n): PlainDate => date(`2026-02-${String(n).padStart(2, '0')}`));
    const announcement = fc.record({ on: day, date: fc.option(day) });
    fc.assert(
      fc.property(fc.array(announcement, { maxLength: 6 }), day, (announcements, happenedOn) => {
        const inOrder = [...announcements].sort((a, b) => (a.on < b.on ? -1 : 1));
        const notice = noticeOf(inOrder, happenedOn);
        if (notice) expect(notice.on <= happenedOn && notice.date !== null && notice.date <= happenedOn).toBe(true);
        else expect(inOrder.filter(({ on }) => on <= happenedOn).at(-1)?.date ?? null).not.toEqual(happenedOn);
      }),
    );
  });
});

describe('notice given and notice agreed', () => {
  it('is in time up to the hour that was agreed', () => {
    expect(measured([told('2026-03-05', '2026-03-12', '2026-03-05T11:00:00.000Z')], '2026-03-12')).toMatchObject({ outcome: 'in-time', givenDays: 7, lateByDays: null });
    expect(measured([told('2026-03-05', '2026-03-12', '2026-03-05T11:00:00.001Z')], '2026-03-12')).toMatchObject({ outcome: 'late', givenDays: 7, lateByDays: 0 });
  });
  it('is in time on the agreed date where the hour is not known', () => {
    expect(measured([told('2026-03-05', '2026-03-12')], '2026-03-12')).toMatchObject({ outcome: 'in-time' });
    expect(measured([told('2026-03-06', '2026-03-12')], '2026-03-12')).toMatchObject({ outcome: 'late', lateByDays: 1, givenOn: '2026-03-06' });
  });
  it('counts working days over Easter', () => {
    const threeWorkingDays = { leadTime: { value: 3, unit: 'working-days' }, cutoff: '12:00' } as const;
    // Easter 2026: 2, 3, 5 and 6 April are holidays. Three working days before Wednesday the 8th is Tuesday 31 March.
    expect(measured([told('2026-03-31', '2026-04-08')], '2026-04-08', threeWorkingDays)).toMatchObject({ outcome: 'in-time' });
    expect(measured([told('2026-04-01', '2026-04-08')], '2026-04-08', threeWorkingDays)).toMatchObject({ outcome: 'late', lateByDays: 1 });
  });
  it('is none where nobody was told', () =>
    expect(measured([], '2026-03-12')).toEqual({ outcome: 'none', agreedBy: '2026-03-05T11:00:00.000Z', givenOn: null, givenDays: 0, lateByDays: null }));
});
