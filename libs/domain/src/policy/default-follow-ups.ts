import { type Anchor, type DueTerm, type FollowUpRow, type FollowUpTable, type FollowUpTrigger, type OwnerRole } from './follow-up-table.js';

type Rest = Partial<Pick<FollowUpRow, 'shownDaysBefore' | 'repeat'>> & { readonly owner?: OwnerRole };

function row(triggers: FollowUpTrigger | readonly FollowUpTrigger[], due: DueTerm, { shownDaysBefore = null, repeat = null, owner = 'coordinator' }: Rest = {}): FollowUpRow {
  return { active: true, triggers: [...(typeof triggers === 'string' ? [triggers] : triggers)], due, shownDaysBefore, repeat, owner };
}

const days = (value: number, anchor: Anchor): DueTerm => ({ value, unit: 'days', anchor });
const workingDays = (value: number, anchor: Anchor): DueTerm => ({ value, unit: 'working-days', anchor });
const months = (value: number, anchor: Anchor): DueTerm => ({ value, unit: 'months', anchor });

const discharged = ['hospital-discharged', 'stay-discharged'] as const;
const onTheDay = { shownDaysBefore: 0 };
const atTheTilbud = { owner: 'tilbud' } as const;

/**
 * The trade's practice, until a municipality sets its own. Day n of an akutplads is n − 1 days after the date that counts as
 * the first.
 */
export const defaultFollowUps: FollowUpTable = {
  'case-handling-deadline': row('inquiry-received', days(56, 'received')),
  'referral-response': row('referral-received', workingDays(1, 'received')),

  'akutplads-authority-review': row('akutplads-started', workingDays(1, 'started')),
  'akutplads-exit-plan': row('akutplads-started', days(9, 'counted-from'), atTheTilbud),
  'akutplads-warning-day-7': row('akutplads-started', days(6, 'counted-from'), { ...onTheDay, ...atTheTilbud }),
  'akutplads-warning-day-10': row('akutplads-started', days(9, 'counted-from'), { ...onTheDay, ...atTheTilbud }),
  'akutplads-warning-day-12': row('akutplads-started', days(11, 'counted-from'), onTheDay),
  'akutplads-last-day': row('akutplads-started', days(0, 'last-allowed'), { shownDaysBefore: 2, ...atTheTilbud }),

  'admission-contact': row('hospital-admitted', workingDays(1, 'admitted')),
  'pause-support': row('supported-citizen-admitted', workingDays(1, 'admitted')),
  'discharge-agreement': row('supported-citizen-admitted', workingDays(5, 'admitted')),

  'network-meeting': row('hospital-discharge-expected', workingDays(-3, 'expected')),
  'housing-ready': row('hospital-discharge-expected', workingDays(-2, 'expected')),
  'medicine-arranged': row('hospital-discharge-expected', workingDays(-1, 'expected')),
  'transport-arranged': row('hospital-discharge-expected', workingDays(-1, 'expected')),

  'discharge-contact': row(discharged, days(3, 'discharged'), { shownDaysBefore: 2 }),
  'discharge-visit': row(discharged, days(7, 'discharged')),
  'discharge-review-30-days': row(discharged, days(30, 'discharged'), { shownDaysBefore: 7 }),
  'discharge-review-3-months': row(discharged, months(3, 'discharged'), { shownDaysBefore: 7 }),

  'support-weekly-check': row('intensive-support-started', days(7, 'started'), {
    shownDaysBefore: 6,
    repeat: { everyDays: 7, until: 'last' },
    ...atTheTilbud,
  }),
  'support-decision-due': row('intensive-support-started', days(-14, 'last')),

  'handleplan-offer': row('visitation-registered', days(14, 'from')),
  'visitation-review': row('visitation-registered', days(-30, 'to'), { shownDaysBefore: 14 }),
  'granted-start': row('visitation-registered', days(28, 'from')),

  'klippekort-expiry-note': row('klippekort-issued', days(-30, 'expires'), onTheDay),
  'klippekort-expiry': row('klippekort-issued', days(0, 'expires'), onTheDay),
  'inquiry-offer': row('klippekort-running-out', workingDays(5, 'used')),

  'handover-answer': row('handover-offered', workingDays(2, 'offered'), { owner: 'receiver' }),

  'advisory-escalated': row('advisory-escalated', workingDays(1, 'escalated'), { owner: 'named' }),
};
