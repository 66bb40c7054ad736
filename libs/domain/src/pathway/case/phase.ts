import { type PlainDate } from '#kernel';
import { includes, untilDeath } from '../interval.js';
import { type PathwayState } from '../state.js';
import { type CaseState, type OpenPeriod } from './state.js';

/** Where a case stands: nothing, an inquiry, the authority finding out, support granted or given, closed. */
export type Phase = 'none' | 'inquiry' | 'assessing' | 'active' | 'closed';

type Known = Pick<PathwayState, 'case' | 'services' | 'stays'>;

/** Where the case stands on a date (rule CASE-1). After a death it is closed, whatever is left open. */
export function phaseOn(state: Known, date: PlainDate): Phase {
  const { periods, assessments, diedOn } = state.case;
  const period = periods.find((one) => includes(untilDeath(one, diedOn), date));
  if (!period) {
    if (diedOn !== undefined && diedOn <= date) return 'closed';
    if (waitingInquiriesOn(state.case, date).length > 0) return 'inquiry';
    return periods.some(({ from }) => from <= date) ? 'closed' : 'none';
  }
  const active = activeSince(period, state);
  if (active !== undefined && active <= date) return 'active';
  return assessments.some(({ from }) => from <= date && includes(period, from)) ? 'assessing' : 'inquiry';
}

/** The inquiries that the authority has not seen to on a date. */
export function waitingInquiriesOn({ inquiries }: CaseState, date: PlainDate): CaseState['inquiries'] {
  return inquiries.filter(({ on, answer }) => on <= date && (answer === null || date < answer.on));
}

/** The first date of a period on which support was granted or given; nothing where none was. */
export function activeSince(period: OpenPeriod, { services, stays }: Pick<Known, 'services' | 'stays'>): PlainDate | undefined {
  if (period.reopened === 'new-visitation') return period.from;
  const given = [...services.services.filter(({ annulled }) => annulled === undefined), ...stays.stays].map(({ from }) => from);
  const granted = services.visitations.map(({ decidedOn }) => decidedOn);
  return [...given, ...granted].filter((date) => includes(period, date)).sort()[0];
}
