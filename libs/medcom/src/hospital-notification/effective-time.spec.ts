import { describe, expect, it } from '@jest/globals';
import { instant } from '#kernel';
import { effectiveTime } from './effective-time.js';

const start = instant('2026-11-02T08:00Z');
const end = instant('2026-11-16T08:00Z');
const leave = { start: instant('2026-11-06T08:00Z'), end: instant('2026-11-08T08:00Z') };

describe('when something in a stay happened', () => {
  it('a cancellation has the time of what it takes back, where the Encounter still tells it', () => {
    expect(effectiveTime('leave-started', 'cancelled', { start }, leave)).toBe(leave.start);
    expect(effectiveTime('leave-ended', 'cancelled', { start }, leave)).toBe(leave.end);
    expect(effectiveTime('discharged', 'cancelled', { start, end }, undefined)).toBe(end);
  });

  it('a cancellation without that time has the last one before it', () => {
    expect(effectiveTime('leave-started', 'cancelled', { start }, undefined)).toBe(start);
    expect(effectiveTime('leave-ended', 'cancelled', { start }, { start: leave.start })).toBe(leave.start);
    expect(effectiveTime('discharged', 'cancelled', { start }, undefined)).toBe(start);
  });

  it('what is told, or told anew, needs its time', () => {
    expect(effectiveTime('leave-ended', 'revised', { start }, { start: leave.start })).toEqual({ missing: 'leave.end' });
    expect(effectiveTime('leave-ended', 'cancelled', { start }, undefined)).toEqual({ missing: 'leave.start' });
    expect(effectiveTime('died', 'new', { start }, undefined)).toEqual({ missing: 'period.end' });
  });
});
