import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type PlainDate, plainDate } from '#kernel';
import { addPlace, place, playStep, registerTilbud, tilbudStep, TilbudStory } from '#testing/tilbud/index.js';
import { tilbudBreaches } from './breaches.js';
import { capacityOn, freePlacesOn } from './capacity.js';
import { type TilbudEvent } from './events.js';

const firstDate = plainDate('2026-11-22');
const HORIZON = 40;
const date = (day: number): PlainDate => addDays(firstDate, day);

/** Obviously right, if slow: for each day who has which place, read off the events one by one. */
class Calendar {
  readonly has = new Map<string, { placeId: string | null; from: PlainDate; asked: PlainDate | null; planned: PlainDate | null; end: PlainDate | null; in: boolean; gone: boolean }>();

  /** Who has a place on a day, as seen on another. */
  on(placeId: string, day: PlainDate, today: PlainDate): readonly string[] {
    return [...this.has]
      .filter(([, one]) => {
        if (one.placeId !== placeId || day < one.from) return false;
        const stillThere = one.in && !one.gone && day <= today && one.end !== null && one.end < today;
        return stillThere || one.end === null || day < one.end;
      })
      .map(([reservationId]) => reservationId);
  }

  take({ type, data }: TilbudEvent): void {
    if (type === 'PlaceReserved' || type === 'OverOccupancyAllowed') {
      const { reservationId, from, until } = data;
      this.has.set(reservationId, { placeId: type === 'PlaceReserved' ? data.placeId : null, from, asked: until, planned: null, end: until, in: false, gone: false });
    }
    if (type === 'StayWithoutPlace') this.has.set(data.reservationId, { placeId: null, from: data.from, asked: null, planned: null, end: null, in: false, gone: false });
    if (!('reservationId' in data)) return;
    const one = this.has.get(data.reservationId);
    if (!one) return;
    if (type === 'ReservationConfirmed') Object.assign(one, { in: true, from: data.from });
    if (type === 'OccupancyRedated') one.from = data.from;
    if (type === 'ExpectedVacancyChanged') Object.assign(one, { planned: data.on, end: data.on ?? one.asked });
    if (type === 'PlaceVacated') Object.assign(one, { end: data.on, gone: true });
    if (type === 'VacancyUndone') Object.assign(one, { end: one.planned ?? one.asked, gone: false });
    if (type === 'ReservationReleased') this.has.delete(data.reservationId);
    if (type === 'PlaceChanged') Object.assign(one, { placeId: data.placeId, from: data.on });
  }
}

describe('STAY-2 a place, whatever happens', () => {
  it('is given to nobody on a date on which somebody else has it, or is expected to', () => {
    let given = 0;
    fc.assert(
      fc.property(fc.array(tilbudStep, { minLength: 5, maxLength: 40 }), (steps) => {
        let story = TilbudStory.empty.then(registerTilbud(), ...[0, 1, 2].map((n) => addPlace({ placeId: place(n) })));
        let today = firstDate;
        const calendar = new Calendar();
        const movedIn = new Map<number, PlainDate>();
        for (const one of steps) {
          if (one.does === 'next day') {
            today = addDays(today, (one as { days: number }).days);
            story = story.on(today);
            continue;
          }
          const after = playStep(story, one, today, movedIn);
          const happened = after.events.slice(story.events.length);
          for (const event of happened) calendar.take(event);
          for (const event of happened) {
            if (event.type !== 'PlaceReserved' && event.type !== 'PlaceChanged') continue;
            const { placeId, reservationId } = event.data;
            const { from, end } = calendar.has.get(reservationId) ?? { from: today, end: today };
            for (let day = from; day < (end ?? date(HORIZON)); day = addDays(day, 1)) {
              const others = calendar.on(placeId, day, today).filter((id) => id !== reservationId);
              expect({ day, others }).toEqual({ day, others: [] });
            }
            given++;
          }
          story = after;
        }
      }),
      { numRuns: 300 },
    );
    expect(given).toBeGreaterThan(500);
  });

  it('is doubly taken only as a deviation says, and free only where nobody has it', () => {
    let clashes = 0;
    fc.assert(
      fc.property(fc.array(tilbudStep, { minLength: 5, maxLength: 40 }), (steps) => {
        let story = TilbudStory.empty.then(registerTilbud(), ...[0, 1].map((n) => addPlace({ placeId: place(n) })));
        let today = firstDate;
        const movedIn = new Map<number, PlainDate>();
        for (const one of steps) {
          if (one.does === 'next day') today = addDays(today, (one as { days: number }).days);
          else if (one.does !== 'change') story = playStep(story.on(today), one, today, movedIn);
        }
        const calendar = new Calendar();
        for (const event of story.events) calendar.take(event);
        const breaches = tilbudBreaches(story.state);
        for (let day = 0; day < HORIZON; day++) {
          const capacity = capacityOn(story.state, date(day), today)[0];
          const free = freePlacesOn(story.state, date(day), {}, today).map(({ placeId }) => placeId);
          const holders = [0, 1].map((n) => calendar.on(place(n), date(day), today));
          expect(free).toEqual([0, 1].filter((n) => holders[n]?.length === 0).map(place));
          expect((capacity?.freeForCertain ?? 0) + (capacity?.expectedFree ?? 0)).toBe(free.length);
          expect((capacity?.occupied ?? 0) + (capacity?.reserved ?? 0)).toBe(2 - free.length);
          for (const [first, second] of holders.filter(({ length }) => length > 1)) {
            clashes++;
            const told = breaches.filter(({ subjectId, kind }) => kind !== 'over-occupancy' && (subjectId === first || subjectId === second));
            expect(told).not.toEqual([]);
          }
        }
      }),
      { numRuns: 100 },
    );
    expect(clashes).toBeGreaterThan(0);
  });
});
