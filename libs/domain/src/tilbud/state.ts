import { type Instant, type MunicipalityCode, type PlainDate, type Uuid } from '#kernel';
import { type SectionKey } from '../law/legal-basis.js';
import { type Interval } from '../pathway/interval.js';
import { type releaseReasons, type endReasons, type overOccupancyReasons, type waitingReasons } from './events.js';
import { type PlaceKind, type PlaceProperty, type TilbudKind } from './kinds.js';

/** What the tilbud is. */
export interface Registration {
  readonly name: string;
  readonly kind: TilbudKind;
  readonly sections: readonly SectionKey[];
  readonly managed: boolean;
  readonly municipality: MunicipalityCode;
}

/** A place, and the dates on which it is there. */
export interface Place extends Interval {
  readonly placeId: Uuid;
  readonly kind: PlaceKind;
  readonly properties: readonly PlaceProperty[];
}

/** In which place, from which date; null while there is none of its own. */
export interface Placing {
  readonly placeId: Uuid | null;
  readonly from: PlainDate;
}

/** What is a citizen's, and may come to be another's who turns out to be the same person. */
interface Owned {
  readonly citizenId: Uuid;
  /** Whose it was before, the first one first; whom it has gone back to is not among them. */
  readonly formerly: readonly Uuid[];
}

/** What is, or was, kept for a citizen. */
export interface Reservation extends Owned {
  readonly reservationId: Uuid;
  readonly stayId: Uuid | null;
  readonly kind: PlaceKind;
  readonly needs: readonly PlaceProperty[];
  readonly is: 'held' | 'occupied' | 'vacated' | 'released';
  readonly from: PlainDate;
  /** First date that it was not asked for; null when asked for without an end. */
  readonly until: PlainDate | null;
  /** Where, the first one from `from` on; later ones are changes of place, by date. */
  readonly placings: readonly [Placing, ...Placing[]];
  readonly holdUntil: Instant | null;
  /** What it was before a stay was being started on it; null when it never was booked ahead. */
  readonly booked: { readonly from: PlainDate; readonly holdUntil: Instant } | null;
  /** Date of the planned discharge; null when none is planned. */
  readonly expected: PlainDate | null;
  readonly vacatedOn: PlainDate | null;
  readonly releasedBecause: (typeof releaseReasons)[number] | null;
  /** Why there is no place of its own: a manager's reason, or that the stay runs all the same. */
  readonly placeless: (typeof overOccupancyReasons)[number] | 'stay-runs' | null;
}

export interface WaitingEntry extends Owned {
  readonly entryId: Uuid;
  readonly visitationId: Uuid | null;
  readonly kind: PlaceKind;
  readonly needs: readonly PlaceProperty[];
  readonly since: PlainDate;
  readonly wantedFrom: PlainDate;
  readonly reason: (typeof waitingReasons)[number];
  /** First date without waiting. */
  readonly until: PlainDate | null;
  readonly endedBecause: (typeof endReasons)[number] | null;
}

export interface Tilbud {
  readonly registration: Registration | null;
  /** In the order in which they were added. */
  readonly places: readonly Place[];
  /** What is held or lived in, in the order of reserving. */
  readonly reservations: readonly Reservation[];
  /** What was released or moved out of: apart, because there is much more of it in the long run. */
  readonly past: readonly Reservation[];
  /** In the order of entering. */
  readonly waiting: readonly WaitingEntry[];
}

/** The same as another citizen's: it goes back to whose it was last, or comes from whose it is. */
export function transferred<Kept extends Owned>(kept: Kept, citizenId: Uuid): Kept {
  const { formerly } = kept;
  return { ...kept, citizenId, formerly: formerly.at(-1) === citizenId ? formerly.slice(0, -1) : [...formerly, kept.citizenId] };
}

/** Nothing registered yet. */
export const noTilbud: Tilbud = { registration: null, places: [], reservations: [], past: [], waiting: [] };

/** The reservation while it is held or lived in. */
export function liveReservation({ reservations }: Tilbud, reservationId: Uuid): Reservation | undefined {
  return reservations.find((one) => one.reservationId === reservationId);
}

/** What is kept for a stay, or was kept last. */
export function reservationOfStay({ reservations, past }: Tilbud, stayId: Uuid): Reservation | undefined {
  const ofStay = (one: Reservation) => one.stayId === stayId;
  return reservations.find(ofStay) ?? past.findLast(ofStay);
}

/** The entry while it waits. */
export function waitingEntry({ waiting }: Tilbud, entryId: Uuid): WaitingEntry | undefined {
  return waiting.find((one) => one.entryId === entryId && one.endedBecause === null);
}
