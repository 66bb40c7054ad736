import * as ask from '#testing/given-when-then/commands.js';
import { bostoette, stranger } from '#testing/given-when-then/invented.js';
import { type Asking, type Asks } from '../asking.js';
import { type Of } from '../facts.js';
import { type Told } from '../told.js';
import { isDead, isOpen, isTellable } from './case.js';
import { knows, placeOf, workers } from './workers.js';
import { named } from '../names.js';

/** Clips on a card in this world; few, so that they run out. */
export const CLIPS = 2;

/** The last day of a card's two years, by the calendar of the machine. */
export function lastDayOfCard(on: number): number {
  const date = new Date(Date.UTC(2026, 0, 1) + on * 86_400_000);
  const [year, month, day] = [date.getUTCFullYear() + 2, date.getUTCMonth(), date.getUTCDate()];
  const leapDay = month === 1 && day === 29;
  return Math.round((Date.UTC(year, month, leapDay ? 28 : day) - Date.UTC(2026, 0, 1)) / 86_400_000) - 1;
}

export const clipsUsed = (told: Told, card: string) => told.about('clip', card).map(({ on }) => on);

/** Cards that a day falls under. */
export function cardsOn(told: Told, day: number): readonly Of<'card'>[] {
  return told.all('card').filter(({ id, on, through }) => on <= day && day <= through && !told.about('superseded', id).some((end) => end.on <= day));
}

/** Those of them that have clips left. */
const unused = (told: Told, day: number) => cardsOn(told, day).filter(({ id, clips }) => clipsUsed(told, id).length < clips);

/** A card that has clips left is ended by the next card, or the next grant. */
export const superseding = (told: Told, day: number) => unused(told, day).map(({ id }) => ({ is: 'superseded', on: day, of: [id] }) as const);

export function faultsOfCards(told: Told): readonly string[] {
  const overdone = told.all('card').some(({ id, clips, through }) => clipsUsed(told, id).length > clips || clipsUsed(told, id).some((on) => on > through));
  return overdone ? ['a clip too many or too late'] : [];
}

export function faultsOfCardsOn(told: Told, day: number): readonly string[] {
  const opening = told.all('opened').findLast(({ on }) => on <= day);
  // Opened by an inquiry, the pathway leaves a card in force; opened otherwise it does not.
  const visited = isOpen(told, day) && opening?.again !== 'inquiry';
  return [...(unused(told, day).length > 1 ? ['two cards in force'] : []), ...(visited && unused(told, day).length > 0 ? ['a card in force while open'] : [])];
}

/** A stranger with a reason, or one whom the citizen may know, without. */
const talker = ({ pick }: Asking) => (pick % 2 === 0 ? undefined : workers[pick % 3]!);

export const asksOfCards = {
  useClip: {
    expected: (asking) => {
      const { told, on } = asking;
      const card = cardsOn(told, on).at(-1);
      if (!isTellable(asking) || isDead(asking) || !card || clipsUsed(told, card.id).length >= card.clips) return 'refused';
      const who = talker(asking);
      const atPlace = [...told.all('support'), ...told.all('known').filter((one) => placeOf(one.who) === bostoette)];
      const may = who === undefined ? atPlace.some((one) => one.on <= on) : knows(told, who, on);
      return may ? [{ is: 'clip', on, of: [card.id] }] : 'refused';
    },
    command: (asking, date) => {
      const who = talker(asking);
      const on = date(asking.on);
      if (who === undefined) return ask.useClip({ on, ...stranger, unknownWorkerReason: 'En opdigtet grund' });
      return ask.useClip({ on, workerId: named(who), tilbudId: placeOf(who) });
    },
  },
} as const satisfies Asks;
