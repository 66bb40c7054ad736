import { type Uuid } from '#kernel';
import { type Inquiry, type OpenPeriod } from '../../pathway/case/state.js';
import { type PathwayState } from '../../pathway/state.js';
import { closedSince, doneWhere, type Reason } from './reason.js';

/** Inquiries, referrals and openings that ask for an answer and a decision. */
export function caseReasons(state: PathwayState, citizenId: Uuid): readonly Reason[] {
  const { inquiries, periods } = state.case;
  const openings = periods.filter((period) => period.reopened !== 'new-visitation' && !inquiries.some((one) => ledTo(one, period, state)));
  return [
    ...inquiries.flatMap((inquiry) => reasonsOf(inquiry, state)),
    ...openings.map(({ from: on }): Reason => {
      const done = doneWhere({ 'visitation-decided': decidedSince(on, state) });
      return { trigger: 'case-begun', subjectId: citizenId, part: `opened-${on}`, on, dates: { begun: on }, done, over: closedSince(state, on) };
    }),
  ];
}

function reasonsOf({ inquiryId: subjectId, on, answer, source }: Inquiry, state: PathwayState): readonly Reason[] {
  const done = doneWhere({ 'inquiry-answered': answer !== null, 'visitation-decided': decidedSince(on, state) });
  const refused = answer !== null && answer.outcome !== 'taken-up';
  const over = refused ? 'inquiry-answered' : closedSince(state, on);
  const begun: Reason = { trigger: 'case-begun', subjectId, on, dates: { begun: on }, done, over };
  if (source !== 'somatic-emergency-department') return [begun];
  return [begun, { trigger: 'referral-received', subjectId, on, dates: { received: on }, done }];
}

/** Whether a period that begins may have come of an inquiry: one since the period before, that was not turned down. */
function ledTo({ on, answer }: Inquiry, { from }: OpenPeriod, { case: { periods } }: PathwayState): boolean {
  const before = periods.findLast((one) => one.from < from);
  return on <= from && (!before || (before.until !== null && before.until <= on)) && (answer === null || answer.outcome === 'taken-up');
}

function decidedSince(on: string, { services }: PathwayState): boolean {
  return services.visitations.some(({ decidedOn }) => decidedOn >= on);
}
