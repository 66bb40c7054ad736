import { type Instant, instant, type PlainDate, plainDate } from '#kernel';

/** Everything that is to happen around a change of clocks, in the order in which it is due. */
export const happenings = ['card expires', 'partner told in the night', 'partner told in the morning', 'akutplads overrun', 'task escalated'] as const;
export type Happening = (typeof happenings)[number];

/** A change of clocks in Denmark, and a story of which everything falls due around it. */
export interface Season {
  readonly change: string;
  /** A Thursday at work, when all of it is recorded. */
  readonly recordedAt: Instant;
  /** Two years before the change. */
  readonly closedOn: PlainDate;
  /** The fourteenth date of the akutplads is the Sunday of the change. */
  readonly takenInOn: PlainDate;
  /** Seven days before it, partners are told: on the Sunday of the change. */
  readonly dischargeOn: PlainDate;
  /** When tasks of the akutplads are due, counted over the change. */
  readonly tasksOfGuest: Readonly<Record<string, string>>;
  /** When each is due, told in UTC, so that no calendar has a say in what is right. */
  readonly dueAt: Readonly<Record<Happening, Instant>>;
}

export const seasons: readonly Season[] = [
  {
    change: 'forward, when half past two at night does not exist',
    recordedAt: instant('2026-03-26T10:00:00.000Z'),
    closedOn: plainDate('2024-03-29'),
    takenInOn: plainDate('2026-03-16'),
    dischargeOn: plainDate('2026-04-05'),
    tasksOfGuest: { 'akutplads-warning-day-12': '2026-03-27', 'akutplads-last-day': '2026-03-29' },
    dueAt: {
      'card expires': instant('2026-03-28T23:00:00.000Z'),
      'partner told in the night': instant('2026-03-29T01:30:00.000Z'),
      'partner told in the morning': instant('2026-03-29T06:00:00.000Z'),
      'akutplads overrun': instant('2026-03-29T22:00:00.000Z'),
      'task escalated': instant('2026-03-30T06:00:00.000Z'),
    },
  },
  {
    change: 'back, when half past two at night comes twice',
    recordedAt: instant('2026-10-22T10:00:00.000Z'),
    closedOn: plainDate('2024-10-25'),
    takenInOn: plainDate('2026-10-12'),
    dischargeOn: plainDate('2026-11-01'),
    tasksOfGuest: { 'akutplads-warning-day-12': '2026-10-23', 'akutplads-last-day': '2026-10-25' },
    dueAt: {
      'card expires': instant('2026-10-24T22:00:00.000Z'),
      'partner told in the night': instant('2026-10-25T00:30:00.000Z'),
      'partner told in the morning': instant('2026-10-25T07:00:00.000Z'),
      'akutplads overrun': instant('2026-10-25T23:00:00.000Z'),
      'task escalated': instant('2026-10-26T07:00:00.000Z'),
    },
  },
];
