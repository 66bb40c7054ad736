import fc from 'fast-check';
import { addDays, type PlainDate, type Uuid } from '#kernel';
import { named } from '../given-when-then/invented.js';
import { changePlace, endWaiting, followMerge, followStay, lapseHold, putOnWaitingList, releaseReservation, reservePlace } from './commands.js';
import { type TilbudStory } from './tilbud-story.js';

/** One of the tilbud's places. */
export const place = (n: number): Uuid => named(`place ${n}`);
const guest = (n: number) => ({ reservationId: named(`reservation ${n}`), citizenId: named(`citizen ${n}`), stayId: named(`stay ${n}`) });

/** What is asked, on a day counted from the first; in stays, planned ends count from the day they are told. */
export const tilbudStep = fc.oneof(
  fc.record({ does: fc.constant('reserve'), who: fc.nat(7), from: fc.nat(12), days: fc.option(fc.integer({ min: 1, max: 12 })), over: fc.boolean() }),
  fc.record({ does: fc.constant('move in'), who: fc.nat(7), expected: fc.option(fc.integer({ min: 1, max: 12 })) }),
  fc.record({ does: fc.constant('leave'), who: fc.nat(7) }),
  fc.record({ does: fc.constant('call off'), who: fc.nat(7) }),
  fc.record({ does: fc.constant('lapse'), who: fc.nat(7) }),
  fc.record({ does: fc.constant('change'), who: fc.nat(7), to: fc.nat(2) }),
  fc.record({ does: fc.constant('wait'), who: fc.nat(7), days: fc.nat(20) }),
  fc.record({ does: fc.constant('wait no more'), who: fc.nat(7) }),
  fc.record({ does: fc.constant('merge'), who: fc.nat(7), to: fc.nat(7), undone: fc.boolean() }),
  fc.record({ does: fc.constant('next day'), days: fc.integer({ min: 1, max: 4 }) }),
);
export type TilbudStep = typeof tilbudStep extends fc.Arbitrary<infer One> ? One : never;

/** The story with what a step asks for, as far as that is accepted. Days go by outside of it. */
export function playStep(story: TilbudStory, one: TilbudStep, today: PlainDate, movedIn: Map<number, PlainDate>): TilbudStory {
  const who = 'who' in one ? guest(one.who) : guest(0);
  const attempt = (command: Parameters<TilbudStory['decide']>[0]) => (story.decide(command).accepted ? story.then(command) : story);
  switch (one.does) {
    case 'reserve': {
      const { from, days, over } = one;
      const asked = { from: addDays(today, from), until: days === null ? null : addDays(today, from + days) };
      return attempt(reservePlace({ ...who, ...asked, ...(over ? { overOccupancy: { because: 'acute-need' } } : {}) }));
    }
    case 'move in': {
      const { who: n, expected } = one;
      if (!movedIn.has(n)) movedIn.set(n, today);
      const from = movedIn.get(n) ?? today;
      return story.then(followStay({ ...who, stay: { from, until: null, expected: expected === null ? null : addDays(today, expected) } }));
    }
    case 'leave': {
      const from = movedIn.get((one as { who: number }).who);
      return from === undefined ? story : story.then(followStay({ ...who, stay: { from, until: today, expected: null } }));
    }
    case 'call off':
      return attempt(releaseReservation(who));
    case 'lapse':
      return attempt(lapseHold(who));
    case 'wait':
      return attempt(putOnWaitingList({ entryId: named(`entry ${one.who}`), citizenId: who.citizenId, since: addDays(today, -one.days) }));
    case 'wait no more':
      return attempt(endWaiting({ entryId: named(`entry ${(one as { who: number }).who}`) }));
    case 'merge':
      return one.who === one.to ? story : story.then(followMerge({ from: who.citizenId, to: guest(one.to).citizenId, undone: one.undone }));
    case 'change':
      return attempt(changePlace({ ...who, placeId: place((one as { to: number }).to), on: today }));
    default:
      return story;
  }
}
