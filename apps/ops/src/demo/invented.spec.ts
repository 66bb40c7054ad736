import { readCpr } from '#domain';
import { instantInCopenhagen, plainDate } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { inventedCpr, storyDates } from './invented.js';

describe('the demo’s inventions', () => {
  it('have personnumre with existing dates', () => {
    for (let n = 0; n < 500; n++) expect(readCpr(inventedCpr()).accepted).toBe(true);
  });

  it.each(['2026-11-22T11:59:56.000Z', '2026-11-22T12:00:00.000Z', '2026-11-22T22:59:58.000Z', '2026-03-29T00:59:30.000Z'])(
    'have an advisory fall due seven days ahead, within a minute of %s',
    (now) => {
      const millis = Date.parse(now);
      const dates = storyDates(millis);
      const dueOn = plainDate(dates.plannedDischarge);
      const wait = Date.parse(dates.due) - millis;
      expect(wait).toBeGreaterThanOrEqual(5_000);
      expect(wait).toBeLessThanOrEqual(65_000);
      expect(dates.movedTo < dueOn && dates.movedTo > dates.today).toBe(true);
      expect(instantInCopenhagen(plainDate(dates.due.slice(0, 10)), dates.cutoff).slice(14)).toBe(dates.due.slice(14));
    },
  );
});
