import { cancelPlannedDischarge, planDischarge, recordDischarge, startAcuteStay, startAssessmentStay, startStay } from '#testing/given-when-then/stay-commands.js';
import { marielund } from '#testing/given-when-then/invented.js';
import { chosen, idOf, type Ask, type Asking, type Asks } from '../asking.js';
import { type Of, type StayKind } from '../facts.js';
import { type Told } from '../told.js';
import { outcomeOf } from './assessments.js';
import { diedOn, isDead, isNow, isOpenAtLast } from './case.js';
import { grantsOn } from './grants.js';
import { named } from '../names.js';

/** A stay that nobody has left is there, whatever the day. */
export const lasting = (told: Told) => told.all('moved-in').filter((stay) => told.about('left', stay.id).length === 0);
export const goesOnAfter = (told: Told, begin: 'moved-in' | 'support', day: number) =>
  told.all(begin).some((one) => told.endOf(one) > Math.max(day, one.on));

/** When the citizen is to leave: what was said of it last. */
export function planFor(told: Told, stay: string): Of<'plan' | 'replanned'> | undefined {
  const last = told.facts.findLast(({ is, of }) => (is === 'plan' || is === 'replanned' || is === 'unplanned') && of?.includes(stay));
  return last?.is === 'plan' || last?.is === 'replanned' ? last : undefined;
}
/** The plan that it is, under whatever date. */
const planIdOf = ({ is, id, of }: Of<'plan' | 'replanned'>) => (is === 'plan' ? id! : of![1]!);

/** What is said when somebody leaves a stay. */
export function leaving(told: Told, { id }: Of<'moved-in'>, on: number): Of<'left'> {
  const plan = planFor(told, id);
  return { is: 'left', on, of: [id], ...(plan ? { ofLater: [planIdOf(plan)] } : {}) };
}

export const chosenStay = (asking: Asking) => chosen(lasting(asking.told), asking);
const idOfStay = (asking: Asking) => named(chosenStay(asking)?.id ?? 'no stay');

function movingIn(kind: StayKind, command: Ask['command']): Ask {
  return {
    expected: (asking) => {
      const grant = kind === 'acute' ? undefined : grantsOn(asking.told, '107', asking.on)[0];
      if (!isNow(asking) || isDead(asking) || (kind !== 'acute' && !grant) || goesOnAfter(asking.told, 'moved-in', asking.on)) return 'refused';
      return [{ is: 'moved-in', on: asking.on, id: idOf('stay', asking), kind, grant: grant?.id ?? null, of: grant ? [grant.id] : [] }];
    },
    command,
  };
}

const place = (asking: Asking) => ({ stayId: named(idOf('stay', asking)), tilbudId: marielund });
const breaksOff = ({ pick }: Asking) => pick % 3 === 0;

export const asksOfStays = {
  moveIn: movingIn('ordinary', (asking, date) => startStay({ ...place(asking), on: date(asking.on) })),
  moveInAtOnce: movingIn('acute', (asking, date) => startAcuteStay({ ...place(asking), on: date(asking.on) })),
  moveInToAssess: movingIn('assessment', (asking, date) => startAssessmentStay({ ...place(asking), on: date(asking.on) })),
  leave: {
    expected: (asking) => {
      const { told, on } = asking;
      const stay = chosenStay(asking);
      if (!isNow(asking) || !stay || on < stay.on) return 'refused';
      const undecided = stay.kind === 'assessment' && outcomeOf(told, stay.id) === undefined;
      if (undecided !== breaksOff(asking)) return 'refused';
      return [...(undecided ? [{ is: 'broken-off', on, of: [stay.id] } as const] : []), leaving(told, stay, on)];
    },
    command: (asking, date) => {
      const said = breaksOff(asking) ? { brokenOff: { reason: 'citizen-left' } } as const : {};
      return recordDischarge({ stayId: idOfStay(asking), on: date(asking.on), ...said });
    },
  },
  planLeaving: {
    expected: (asking) => {
      const { told, on, today: decided } = asking;
      const stay = chosenStay(asking);
      if (!isOpenAtLast(told) || diedOn(told) !== undefined || !stay || on < stay.on) return 'refused';
      const plan = planFor(told, stay.id);
      if (!plan) return [{ is: 'plan', on: decided, id: idOf('plan', asking), of: [stay.id], date: on }];
      return plan.date === on ? [] : [{ is: 'replanned', on: decided, of: [stay.id, planIdOf(plan)], date: on }];
    },
    command: (asking, date) => planDischarge({ stayId: idOfStay(asking), planId: named(idOf('plan', asking)), date: date(asking.on) }),
  },
  unplanLeaving: {
    expected: (asking) => {
      const stay = chosenStay(asking);
      const plan = stay && planFor(asking.told, stay.id);
      return !isOpenAtLast(asking.told) || !plan ? 'refused' : [{ is: 'unplanned', on: asking.today, of: [stay.id, planIdOf(plan)] }];
    },
    command: (asking) => cancelPlannedDischarge({ stayId: idOfStay(asking) }),
  },
} as const satisfies Asks;
