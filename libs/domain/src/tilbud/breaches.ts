import { addDays, type Uuid } from '#kernel';
import { type Breach } from '../deviation/breach.js';
import { overlap } from '../pathway/interval.js';
import { occupanciesOf, type Occupancy } from './occupancy.js';
import { type Reservation, type Tilbud } from './state.js';

interface Taking extends Occupancy {
  readonly of: Reservation;
}

/**
 * What breaks rule STAY-2 at a tilbud, or will unless something happens: a place that two have on one date since a plan
 * slipped, one who was to be out and is not, and those without a place of their own. It is read without a clock: whoever
 * is in a place leaves when that is planned, until it is recorded otherwise.
 */
export function tilbudBreaches(tilbud: Tilbud): readonly Breach[] {
  const takings = [...tilbud.past, ...tilbud.reservations].flatMap((of) => asPlanned(of).map((one): Taking => ({ ...one, of })));
  return earliestOfEach([...overOccupied(tilbud), ...withdrawnUnder(tilbud, takings), ...givenTwice(takings)]);
}

/** A breach is named by its kind and its subject, so of several clashes of one reservation the first is told. */
function earliestOfEach(breaches: readonly Breach[]): readonly Breach[] {
  const named = new Map<string, Breach>();
  for (const breach of breaches) {
    const name = `${breach.kind} ${breach.subjectId}`;
    const earlier = named.get(name);
    if (!earlier || breach.since < earlier.since) named.set(name, breach);
  }
  return [...named.values()];
}

/** As planned, were every plan kept. */
function asPlanned(reservation: Reservation): readonly Occupancy[] {
  return occupanciesOf(reservation, reservation.from);
}

function overOccupied({ reservations, past }: Tilbud): readonly Breach[] {
  return [...past, ...reservations].flatMap((of) =>
    asPlanned(of)
      .filter(({ placeId }) => placeId === null)
      .map(({ from, until }) => ({
        kind: 'over-occupancy',
        rule: 'STAY-2',
        subjectId: of.reservationId,
        since: from,
        facts: { citizenId: of.citizenId, kind: of.kind, because: of.placeless, until },
      })),
  );
}

function withdrawnUnder({ places }: Tilbud, takings: readonly Taking[]): readonly Breach[] {
  return places.flatMap((place) => {
    const { placeId, until: withdrawn } = place;
    if (withdrawn === null) return [];
    return takings
      .filter((one) => one.placeId === placeId && overlap(one, { from: withdrawn, until: null }))
      .map(({ of, from, until }) => ({
        kind: 'place-withdrawn',
        rule: 'STAY-2',
        subjectId: of.reservationId,
        since: from > withdrawn ? from : withdrawn,
        facts: { citizenId: of.citizenId, placeId, until },
      }));
  });
}

/** Each pair once, in the name of the one that was to come later. */
function givenTwice(takings: readonly Taking[]): readonly Breach[] {
  const byPlace = new Map<Uuid, Taking[]>();
  for (const one of takings) if (one.placeId !== null) byPlace.set(one.placeId, [...(byPlace.get(one.placeId) ?? []), one]);
  return [...byPlace.values()].flatMap((of) => {
    const inOrder = [...of].sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1));
    return inOrder.flatMap((later, at) => inOrder.slice(0, at).flatMap((earlier) => clash(earlier, later)));
  });
}

function clash(earlier: Taking, later: Taking): readonly Breach[] {
  if (earlier.reservationId === later.reservationId) return [];
  const facts = { citizenId: later.of.citizenId, placeId: later.placeId, takenBy: earlier.reservationId, until: earlier.until };
  const breach = { rule: 'STAY-2', subjectId: later.reservationId, facts };
  if (overlap(earlier, later)) return [{ ...breach, kind: 'place-given-twice', since: later.from }];
  // On the date of the change both may be there for some hours; a day later who was to leave is overdue.
  return earlier.of.is === 'occupied' && later.of.is !== 'vacated' ? [{ ...breach, kind: 'place-not-vacated', since: addDays(later.from, 1) }] : [];
}
