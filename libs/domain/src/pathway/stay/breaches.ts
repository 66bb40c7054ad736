import { addDays, type PlainDate } from '#kernel';
import { type Breach, type BreachReading } from '../../deviation/breach.js';
import { findSection } from '../../law/catalogue.js';
import { type Policy } from '../../policy/policy.js';
import { type Visitation } from '../service/visitations.js';
import { type PathwayState } from '../state.js';
import { isAcute, lastDateOf } from './acute.js';
import { outcomeOf } from './assessment.js';
import { type Stay } from './state.js';

/** What a stay can break: the dates of an akutplads (STAY-3), and the plan of an assessment (STAY-5). */
export const stayBreaches: BreachReading = (state, policy) =>
  state.stays.stays.flatMap((stay) => [...overrun(stay, state, policy), ...endedWithoutPlan(stay)]);

/** Rule STAY-3: the first date beyond the last that nothing covers. */
function overrun(stay: Stay, state: PathwayState, policy: Policy): readonly Breach[] {
  if (!isAcute(stay)) return [];
  const lastDate = lastDateOf(state, stay, policy);
  const since = uncovered(stay, addDays(lastDate, 1), state);
  const until = endOf(stay, state);
  if (since === undefined || (until !== null && until <= since)) return [];
  const { days, windowDays } = policy.acuteStay;
  return [{ kind: 'acute-stay-overrun', rule: 'STAY-3', subjectId: stay.stayId, since, facts: { startedOn: stay.from, lastDate, days, windowDays } }];
}

/** The first date from `date` on that neither a visitation, an extension nor a plan answers for; undefined where none is. */
function uncovered(stay: Stay, date: PlainDate, { services: { visitations } }: PathwayState): PlainDate | undefined {
  for (let day = date; ; ) {
    const visitation = visitations.find((one) => answersFor(one, stay, day));
    const through = visitation ? visitation.to : coveredThrough(stay, day);
    if (through === null) return undefined;
    if (through === undefined) return day;
    day = addDays(through, 1);
  }
}

/** The last date that an extension or a plan covers, where one covers the date. */
function coveredThrough({ extensions, plan, until }: Stay, date: PlainDate): PlainDate | undefined {
  const extension = extensions.find(({ decidedOn, through }) => decidedOn < date && date <= through);
  // Who is to leave on the date may do so until it is over.
  return extension?.through ?? (until === null && plan?.date === date ? date : undefined);
}

/** A visitation decided before the date and since the stay began, or one for a 24-hour place, that has not run out by the date. */
function answersFor({ section, decidedOn, to }: Visitation, stay: Stay, date: PlainDate): boolean {
  if (date <= decidedOn || (to !== null && to < date)) return false;
  return stay.from <= decidedOn || findSection(section, date)?.twentyFourHour === true;
}

/** The first date without the stay; a death ends it too. */
function endOf({ until }: Stay, { case: { diedOn } }: PathwayState): PlainDate | null {
  if (diedOn === undefined) return until;
  return until === null || diedOn < until ? diedOn : until;
}

/** Rule STAY-5. */
function endedWithoutPlan(stay: Stay): readonly Breach[] {
  if (stay.kind !== 'assessment' || stay.until === null || outcomeOf(stay)) return [];
  const { stayId: subjectId, until: since } = stay;
  return [{ kind: 'assessment-without-plan', rule: 'STAY-5', subjectId, since, facts: { startedOn: stay.from, endedOn: since } }];
}
