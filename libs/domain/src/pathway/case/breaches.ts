import { addDays } from '#kernel';
import { type BreachReading } from '../../deviation/breach.js';
import { includes, untilDeath } from '../interval.js';
import { activeSince } from './phase.js';

/** What a case can break: the time that the authority has to decide (CASE-2). */
export const caseBreaches: BreachReading = (state, { caseHandling: { decideWithinDays: days } }) => {
  const { assessments, periods, diedOn } = state.case;
  return assessments.flatMap(({ assessmentId: subjectId, from }) => {
    const period = periods.find((one) => includes(one, from));
    if (!period) return [];
    const since = addDays(from, days);
    const over = [activeSince(period, state), untilDeath(period, diedOn).until];
    if (over.some((end) => end !== undefined && end !== null && end <= since)) return [];
    return [{ kind: 'decision-overdue', rule: 'CASE-2', subjectId, since, facts: { assessedFrom: from, days } }];
  });
};
