import { faultsOfAbsencesOn } from './tracks/absences.js';
import { faultsOfAssessments } from './tracks/assessments.js';
import { faultsOfCards, faultsOfCardsOn } from './tracks/cards.js';
import { coordinatorOn, faultsOfCase, firstOpening, isOpen } from './tracks/case.js';
import { faultsOfConsents } from './tracks/consents.js';
import { faultsOfGrants } from './tracks/grants.js';
import { faultsOfHandovers, follow, handovers, handoversOn } from './tracks/handovers.js';
import { faultsOfSupport } from './tracks/support.js';
import { daysOf, type Told } from './told.js';

/** All that is wrong with what is told, track by track and day by day. Of what was recorded soundly: nothing. */
export function faultsIn(told: Told): ReadonlySet<string> {
  const faults = new Set<string>([
    ...spokenOfTooSoon(told),
    ...beforeTheOpening(told),
    ...faultsOfCase(told),
    ...faultsOfGrants(told),
    ...faultsOfAssessments(told),
    ...faultsOfCards(told),
    ...faultsOfHandovers(told),
    ...faultsOfConsents(told),
    ...faultsOfSupport(told),
  ]);
  // Nothing changes between two days on which something is said, but that a card or a grant runs out.
  const days = new Set(told.facts.flatMap((fact) => daysOf(fact).flatMap((day) => [day, day + 1])));
  for (const day of days) for (const fault of [...faultsOn(told, day), ...faultsOfCardsOn(told, day), ...faultsOfAbsencesOn(told, day)]) faults.add(fault);
  return faults;
}

/** Nobody speaks of what has not come into being by then. */
function spokenOfTooSoon({ facts }: Told): readonly string[] {
  const begun = new Set<string>();
  for (const { id, of = [] } of facts) {
    if (id !== undefined) begun.add(id);
    if (of.some((one) => !begun.has(one))) return ['spoken of too soon'];
  }
  return facts.some(({ ofLater = [] }) => ofLater.some((one) => !begun.has(one))) ? ['spoken of, and never said'] : [];
}

function beforeTheOpening(told: Told): readonly string[] {
  const begun = [...told.all('moved-in'), ...told.all('support')].map(({ on }) => on).concat(handovers(told).map((id) => follow(told, id).from));
  return begun.some((on) => on < (firstOpening(told) ?? Infinity)) ? ['begun before the opening'] : [];
}

function faultsOn(told: Told, day: number): readonly string[] {
  const [stays, supports] = [told.going('moved-in', day), told.going('support', day)];
  const faults: string[] = [];
  if (stays.length > 1) faults.push('two stays on one day');
  if (supports.length > 1) faults.push('support twice on one day');
  if (!isOpen(told, day) && stays.length + supports.length + handoversOn(told, day).length > 0) faults.push('something goes on while closed');
  if (isOpen(told, day) && coordinatorOn(told, day) === undefined) faults.push('open without a coordinator');
  return faults;
}
