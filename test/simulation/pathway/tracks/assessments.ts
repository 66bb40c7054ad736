import { breakOffAssessment, deliverAssessmentPlan } from '#testing/given-when-then/stay-commands.js';
import { chosen, type Asking, type Asks } from '../asking.js';
import { type Told } from '../told.js';
import { isNow, isTellable } from './case.js';
import { named } from '../names.js';

const assessed = (told: Told) => told.all('moved-in').filter(({ kind }) => kind === 'assessment');
const outcomesOf = ({ facts }: Told, stay: string) => facts.filter(({ is, of }) => (is === 'plan-delivered' || is === 'broken-off') && of?.includes(stay));

/** What came of an assessment stay. */
export const outcomeOf = (told: Told, stay: string) => outcomesOf(told, stay)[0]?.is;

/** The assessment stays that somebody left with neither a plan nor a reason, and since when. */
export function withoutPlan(told: Told): Readonly<Record<string, number>> {
  const left = assessed(told).filter((stay) => told.endOf(stay) < Infinity && outcomeOf(told, stay.id) === undefined);
  return Object.fromEntries(left.map((stay) => [stay.id, told.endOf(stay)]));
}

export function faultsOfAssessments(told: Told): readonly string[] {
  return assessed(told).some(({ id }) => outcomesOf(told, id).length > 1) ? ['an assessment came out twice'] : [];
}

const chosenOne = (asking: Asking) => chosen(assessed(asking.told), asking);
const stayIdOf = (asking: Asking) => named(chosenOne(asking)?.id ?? 'no stay');

export const asksOfAssessments = {
  deliverPlan: {
    expected: (asking) => {
      const stay = chosenOne(asking);
      if (!isTellable(asking) || !stay || asking.on < stay.on || outcomeOf(asking.told, stay.id)) return 'refused';
      return [{ is: 'plan-delivered', on: asking.on, of: [stay.id] }];
    },
    command: (asking, date) => deliverAssessmentPlan({ stayId: stayIdOf(asking), on: date(asking.on) }),
  },
  breakOff: {
    expected: (asking) => {
      const stay = chosenOne(asking);
      if (!isNow(asking) || !stay || asking.told.about('left', stay.id).length > 0 || asking.on < stay.on || outcomeOf(asking.told, stay.id)) return 'refused';
      return [{ is: 'broken-off', on: asking.on, of: [stay.id] }];
    },
    command: (asking, date) => breakOffAssessment({ stayId: stayIdOf(asking), on: date(asking.on) }),
  },
} as const satisfies Asks;
