import { addWorkingDays, defaultPolicy, isWorkingTime, openingAfter, workingDaysBetween, workingTimeFrom } from '#domain';
import { addDays, addMonths, dateInCopenhagen, daysBetween, type Instant, instant, instantInCopenhagen, plainDate } from '#kernel';

const { workingDays } = defaultPolicy;
const HALF_HOUR = 1_800_000;

/** Both changes of clocks of 2026, Easter, the days around Christmas and New Year. */
const edges = ['2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30', '2026-04-01', '2026-10-24', '2026-10-25', '2026-10-26', '2026-12-23', '2026-12-31'];

/** What the Danish calendar says around its edges, computed wherever and whenever the process runs. */
export function calendarAroundItsEdges(): unknown {
  return {
    behindUtc: new Date(Date.UTC(2026, 2, 29, 12)).getTimezoneOffset(),
    dates: edges.map(plainDate).map((date) => ({
      date,
      workingDays: [-3, -1, 1, 2, 5].map((count) => addWorkingDays(date, count, workingDays)),
      between: workingDaysBetween(date, addDays(date, 20), workingDays),
      fourteenth: addDays(date, 13),
      months: addMonths(date, 3),
      days: daysBetween(date, addDays(date, 14)),
      opens: openingAfter(date, defaultPolicy),
      halfHours: halfHoursOf(date).map((at) => `${dateInCopenhagen(at)} ${isWorkingTime(at, defaultPolicy)} ${workingTimeFrom(at, defaultPolicy)}`),
    })),
  };
}

function halfHoursOf(date: ReturnType<typeof plainDate>): readonly Instant[] {
  const [from, until] = [instantInCopenhagen(date, '00:00'), instantInCopenhagen(addDays(date, 1), '00:00')].map(Date.parse) as [number, number];
  return Array.from({ length: (until - from) / HALF_HOUR }, (_, n) => instant(new Date(from + n * HALF_HOUR).toISOString()));
}
