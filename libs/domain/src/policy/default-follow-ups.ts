import { type Anchor, type DueTerm, type FollowUpRow, type FollowUpTable, type FollowUpTrigger, type Fulfilment, type OwnerRole } from './follow-up-table.js';

type Rest = Partial<Pick<FollowUpRow, 'shownDaysBefore' | 'repeat'>> & { readonly owner?: OwnerRole };

function row(
  triggers: FollowUpTrigger | readonly FollowUpTrigger[],
  due: DueTerm,
  fulfilledBy: Fulfilment | null = null,
  { shownDaysBefore = null, repeat = null, owner = 'coordinator' }: Rest = {},
): FollowUpRow {
  return { active: true, triggers: [...(typeof triggers === 'string' ? [triggers] : triggers)], due, shownDaysBefore, repeat, owner, fulfilledBy };
}

const days = (value: number, anchor: Anchor): DueTerm => ({ value, unit: 'days', anchor });
const workingDays = (value: number, anchor: Anchor): DueTerm => ({ value, unit: 'working-days', anchor });
const months = (value: number, anchor: Anchor): DueTerm => ({ value, unit: 'months', anchor });
const datesUsed = (value: number): DueTerm => ({ value, unit: 'dates-used', anchor: 'started' });

const discharged = ['hospital-discharged', 'stay-discharged'] as const;
const onTheDay = { shownDaysBefore: 0 };
const atTheTilbud = { owner: 'tilbud' } as const;

/** The trade's practice, until a municipality sets its own. */
export const defaultFollowUps: FollowUpTable = {
  'case-handling-deadline': row('case-begun', days(56, 'begun'), 'visitation-decided'),
  'referral-response': row('referral-received', workingDays(1, 'received'), 'inquiry-answered'),

  'akutplads-authority-review': row('akutplads-started', workingDays(1, 'started')),
  'akutplads-exit-plan': row('akutplads-started', datesUsed(10), 'discharge-planned', atTheTilbud),
  'akutplads-warning-day-7': row('akutplads-started', datesUsed(7), null, { ...onTheDay, ...atTheTilbud }),
  'akutplads-warning-day-10': row('akutplads-started', datesUsed(10), null, { ...onTheDay, ...atTheTilbud }),
  'akutplads-warning-day-12': row('akutplads-started', datesUsed(12), null, onTheDay),
  'akutplads-last-day': row('akutplads-started', days(0, 'last-allowed'), 'left', { shownDaysBefore: 2, ...atTheTilbud }),

  'admission-contact': row('hospital-admitted', workingDays(1, 'admitted'), 'contact'),
  'pause-support': row('supported-citizen-admitted', workingDays(1, 'admitted'), 'support-paused'),
  'discharge-agreement': row('supported-citizen-admitted-to-psychiatry', workingDays(5, 'admitted'), 'discharge-arranged'),

  'network-meeting': row('hospital-discharge-expected', workingDays(-3, 'expected')),
  'housing-ready': row('hospital-discharge-expected', workingDays(-2, 'expected')),
  'medicine-arranged': row('hospital-discharge-expected', workingDays(-1, 'expected')),
  'transport-arranged': row('hospital-discharge-expected', workingDays(-1, 'expected')),

  'discharge-contact': row(discharged, days(3, 'discharged'), 'contact', { shownDaysBefore: 2 }),
  'discharge-visit': row(discharged, days(7, 'discharged'), 'visit'),
  'discharge-review-30-days': row(discharged, days(30, 'discharged'), null, { shownDaysBefore: 7 }),
  'discharge-review-3-months': row(discharged, months(3, 'discharged'), null, { shownDaysBefore: 7 }),

  'support-weekly-check': row('intensive-support-started', days(7, 'started'), null, {
    shownDaysBefore: 6,
    repeat: { everyDays: 7, until: 'last' },
    ...atTheTilbud,
  }),
  'support-decision-due': row('intensive-support-started', days(-14, 'last')),

  'handleplan-offer': row('visitation-registered', days(14, 'decided'), 'handleplan-offered'),
  'granted-start': row('visitation-registered', days(28, 'from'), 'support-started'),
  'visitation-review': row('visitation-registered', days(-30, 'to'), 'decided-anew', { shownDaysBefore: 14 }),

  'klippekort-expiry-note': row('klippekort-issued', days(-30, 'expires'), 'expired', onTheDay),
  'klippekort-expiry': row('klippekort-issued', days(0, 'expires'), 'expired', onTheDay),
  'inquiry-offer': row('klippekort-running-out', workingDays(5, 'used'), 'inquiry-offered'),

  'handover-answer': row('handover-offered', workingDays(2, 'offered'), 'handover-answered', { owner: 'receiver' }),

  'advisory-escalated': row('advisory-escalated', workingDays(1, 'escalated'), null, { owner: 'named' }),
  'discharge-notice': row('discharge-notice-received', workingDays(1, 'received'), 'discharge-registered'),
  'message-reading': row('partner-message-received', workingDays(1, 'received')),
  'answer-reading': row('advisory-answered', workingDays(1, 'answered'), null, { owner: 'named' }),
};
