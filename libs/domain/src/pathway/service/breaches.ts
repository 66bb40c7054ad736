import { addDays, addMonths, laterOf } from '#kernel';
import { type Breach, type BreachReading } from '../../deviation/breach.js';
import { findSection } from '../../law/catalogue.js';
import { type Policy } from '../../policy/policy.js';
import { type Interval, overlap, untilDeath } from '../interval.js';
import { type PathwayState } from '../state.js';
import { firstUncovered } from './coverage.js';
import { servicesGiven } from './on-date.js';
import { type Service, type Visitation } from './state.js';

/** What services can break: the end of a visitation (VIS-1), a usual length (SVC-9), and the time to the start (SVC-10). */
export const serviceBreaches: BreachReading = (state, policy) => [
  ...beyondVisitations(state),
  ...servicesGiven(state).flatMap(tooLong),
  ...state.services.visitations.flatMap((one) => waitingTooLong(one, state, policy)),
];

/** Services and stays that take a visitation, and run on without one (rules VIS-1, VIS-5). */
function beyondVisitations(state: PathwayState): readonly Breach[] {
  const { services, stays, case: { diedOn } } = state;
  const given = [
    ...servicesGiven(state).map((one) => ({ ...one, subjectId: one.serviceId })),
    ...stays.stays.map((one) => ({ ...untilDeath(one, diedOn), subjectId: one.stayId })),
  ];
  return given.flatMap(({ subjectId, section, ground, ...interval }) => {
    if (ground.kind !== 'visitation' || findSection(section, interval.from)?.needsVisitation !== 'required') return [];
    const since = firstUncovered(services.visitations, section, interval);
    if (since === undefined) return [];
    const facts = { section, visitationId: ground.visitationId, startedOn: interval.from };
    return [{ kind: 'beyond-visitation', rule: 'VIS-1', subjectId, since, facts }];
  });
}

/** Rule SVC-9. */
function tooLong({ serviceId: subjectId, section, from, until }: Service): readonly Breach[] {
  const months = findSection(section, from)?.usualLimit?.months;
  if (months === undefined) return [];
  const since = addMonths(from, months);
  if (until !== null && until <= since) return [];
  return [{ kind: 'time-limited-support-overrun', rule: 'SVC-9', subjectId, since, facts: { section, startedOn: from, months } }];
}

/**
 * Rule SVC-10. What was granted before the pathway was opened again waits from the opening. What is given under the section
 * already, under an earlier visitation, has started.
 */
function waitingTooLong(visitation: Visitation, state: PathwayState, { caseHandling }: Policy): readonly Breach[] {
  const { services, stays, case: { periods, diedOn } } = state;
  const { visitationId: subjectId, section, from, to } = visitation;
  const days = caseHandling.startWithinDays;
  const given: readonly Interval[] = [...servicesGiven(state), ...stays.stays].filter((one) => one.section === section);
  for (const period of periods.map((one) => untilDeath(one, diedOn))) {
    const waitedFrom = laterOf(from, period.from);
    const since = addDays(waitedFrom, days);
    const over = [period.until, to === null ? null : addDays(to, 1)].some((end) => end !== null && end <= since);
    if (over || given.some((one) => overlap(one, { from: waitedFrom, until: addDays(since, 1) }))) continue;
    const onWaitingList = services.waiting.some(({ ground }) => ground.kind === 'visitation' && ground.visitationId === subjectId);
    return [{ kind: 'start-overdue', rule: 'SVC-10', subjectId, since, facts: { section, waitedFrom, days, onWaitingList } }];
  }
  return [];
}
