import { extendAcuteStay } from '#testing/given-when-then/stay-commands.js';
import { caseworker, marielundStaff } from '#testing/given-when-then/invented.js';
import { type Asking, type Asks } from '../asking.js';
import { type Of } from '../facts.js';
import { type Told } from '../told.js';
import { diedOn, isNow } from './case.js';
import { lastDayOf } from './grants.js';
import { chosenStay, planFor } from './stays.js';
import { named } from '../names.js';

const MOST_DAYS = 14;
const WINDOW = 28;

const isAlive = (told: Told, day: number) => day < (diedOn(told) ?? Infinity);
const isUsed = (told: Told, day: number) => isAlive(told, day) && told.going('moved-in', day).some(({ kind }) => kind === 'acute');

/** The days with an akutplads among the last ones up to a day, that day among them. */
export function usedOn(told: Told, day: number): number {
  return Array.from({ length: WINDOW }, (_, back) => day - back).filter((one) => isUsed(told, one)).length;
}

/** Whether something answers for a day beyond the limit: a grant, an extension, or that it is the day of leaving. */
function isAnsweredFor(told: Told, stay: Of<'moved-in'>, day: number): boolean {
  const granted = told.all('granted').some((one) => one.on < day && day <= lastDayOf(told, one) && (stay.on <= one.on || one.section === '107'));
  const extended = told.about('extended', stay.id).some(({ on, through }) => on < day && day <= through);
  return granted || extended || (told.endOf(stay) === Infinity && planFor(told, stay.id)?.date === day);
}

/** The akutpladser that lasted too long, and the first day on which they did. */
export function overruns(told: Told): Readonly<Record<string, number>> {
  const found: [string, number][] = [];
  for (const stay of told.all('moved-in').filter(({ kind }) => kind === 'acute')) {
    const last = Math.min(told.endOf(stay), Math.max(told.lastDay, stay.on) + WINDOW);
    for (let day = stay.on; day < last && isAlive(told, day); day++) {
      // Whoever has been there for all of the window has used up what there is.
      if ((day - stay.on < WINDOW && usedOn(told, day) <= MOST_DAYS) || isAnsweredFor(told, stay, day)) continue;
      found.push([stay.id, day]);
      break;
    }
  }
  return Object.fromEntries(found);
}

const isAskedByStaff = ({ pick }: Asking) => pick % 5 === 0;

export const asksOfAkutpladser = {
  extend: {
    expected: (asking) => {
      const stay = chosenStay(asking);
      if (!isNow(asking) || isAskedByStaff(asking) || stay?.kind !== 'acute' || asking.on < stay.on) return 'refused';
      return [{ is: 'extended', on: asking.on, of: [stay.id], through: asking.on + asking.pick }];
    },
    command: (asking, date) =>
      extendAcuteStay({ stayId: named(chosenStay(asking)?.id ?? 'no stay'), on: date(asking.on), through: date(asking.on + asking.pick) }),
    by: (asking) => (isAskedByStaff(asking) ? marielundStaff : caseworker),
  },
} as const satisfies Asks;
