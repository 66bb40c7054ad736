import { endStayAbsence, startStayAbsence } from '#testing/given-when-then/stay-commands.js';
import { chosen, idOf, type Asking, type Asks } from '../asking.js';
import { type Of } from '../facts.js';
import { type Told } from '../told.js';
import { isTellable } from './case.js';
import { isInHospital } from './hospital.js';
import { named } from '../names.js';

/** The first day back; of two the first counts. */
const backOn = (told: Told, { id }: Of<'away'>) => told.about('back', id)[0]?.on ?? Infinity;
const absencesOf = (told: Told, stay: string) => told.about('away', stay);
const isAway = (told: Told, absence: Of<'away'>, day: number) => absence.on <= day && day < backOn(told, absence);

/** Why whoever stays somewhere does not sleep there on a day. */
export function absentBecause(told: Told, stay: Of<'moved-in'>, day: number): readonly string[] {
  if (day < stay.on || day >= told.endOf(stay)) return [];
  return [...(isInHospital(told, day) ? ['admitted'] : []), ...(absencesOf(told, stay.id).some((one) => isAway(told, one, day)) ? ['away'] : [])];
}

export function faultsOfAbsencesOn(told: Told, day: number): readonly string[] {
  return told.all('moved-in').some(({ id }) => absencesOf(told, id).filter((one) => isAway(told, one, day)).length > 1) ? ['away twice'] : [];
}

/** The absence is over when it is told, or is not. */
const untilOf = ({ on, pick }: Asking) => (pick % 2 === 0 ? on + (pick % 7) : undefined);
const chosenStay = (asking: Asking) => chosen(asking.told.all('moved-in'), asking);
const chosenAbsence = (asking: Asking) => chosen(asking.told.all('away'), asking);

export const asksOfAbsences = {
  goAway: {
    expected: (asking) => {
      const { told, on } = asking;
      const [stay, until] = [chosenStay(asking), untilOf(asking)];
      if (!stay || !isTellable({ ...asking, on: until ?? on }) || on < stay.on) return 'refused';
      if (told.endOf(stay) < (until ?? Infinity)) return 'refused';
      const days = absencesOf(told, stay.id).filter((one) => one.on < backOn(told, one));
      if (on !== until && days.some((one) => one.on < (until ?? Infinity) && on < backOn(told, one))) return 'refused';
      const away = { is: 'away', on, id: idOf('absence', asking), of: [stay.id] } as const;
      return [away, ...(until === undefined ? [] : [{ is: 'back', on: until, of: [away.id, stay.id] } as const])];
    },
    command: (asking, date) => {
      const until = untilOf(asking);
      const asked = { stayId: named(chosenStay(asking)?.id ?? 'no stay'), absenceId: named(idOf('absence', asking)), on: date(asking.on) };
      return startStayAbsence(until === undefined ? asked : { ...asked, until: date(until) });
    },
  },
  comeBack: {
    expected: (asking) => {
      const absence = chosenAbsence(asking);
      if (!isTellable(asking) || !absence || backOn(asking.told, absence) < Infinity || asking.on < absence.on) return 'refused';
      return [{ is: 'back', on: asking.on, of: [absence.id, ...absence.of!] }];
    },
    command: (asking, date) => {
      const absence = chosenAbsence(asking);
      return endStayAbsence({ stayId: named(absence?.of?.[0] ?? 'no stay'), absenceId: named(absence?.id ?? 'no absence'), on: date(asking.on) });
    },
  },
} as const satisfies Asks;
