import { type CorrectionEvent, EntryCorrected, EntryRetracted, event, eventCatalogue, type EventOf, instantSchema, municipalitySchema, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { type SectionKey } from '../law/legal-basis.js';
import { placeKinds, placeProperties, tilbudKindWords } from './kinds.js';

const section = z.custom<SectionKey>((text) => typeof text === 'string' && /^(SEL|ABL|PSL|RSL)-\d{1,3}[a-z]?$/.test(text), {
  error: 'must name a section',
});
const needs = z.array(z.enum(placeProperties)).max(placeProperties.length);

/** A unit that has places, or gives support. The name is an organisation's. */
export const TilbudRegistered = event('TilbudRegistered', 1, {
  name: z.string().trim().min(1).max(120),
  kind: z.enum(tilbudKindWords),
  /** The sections that it gives places and support under. */
  sections: z.array(section).min(1),
  /** Whether its places are given from here. At one that is not (somebody else's), stays start without a reservation. */
  managed: z.boolean(),
  /** The one that runs it. */
  municipality: municipalitySchema,
});

/** There is a place from a date on. */
export const PlaceAdded = event('PlaceAdded', 1, {
  placeId: uuidSchema,
  kind: z.enum(placeKinds),
  properties: needs,
  from: plainDateSchema,
});

/** From a date on the place is none any more. */
export const PlaceWithdrawn = event('PlaceWithdrawn', 1, { placeId: uuidSchema, from: plainDateSchema });

const reservation = {
  reservationId: uuidSchema,
  citizenId: uuidSchema,
  /** The stay that is being started on it; null while it is booked ahead. */
  stayId: uuidSchema.nullable(),
  kind: z.enum(placeKinds),
  needs,
  from: plainDateSchema,
  /** First date that it is not needed for, as far as that is known. */
  until: plainDateSchema.nullable(),
  /** It falls away when no stay has followed by then. */
  holdUntil: instantSchema,
};

/** A place is kept for a citizen. */
export const PlaceReserved = event('PlaceReserved', 1, { ...reservation, placeId: uuidSchema });

/** Why a manager takes in more than there are places for. */
export const overOccupancyReasons = ['acute-need', 'no-alternative', 'place-about-to-be-free', 'other'] as const;

/** A manager takes a citizen in without a place of its own (rule STAY-2). */
export const OverOccupancyAllowed = event(
  'OverOccupancyAllowed',
  1,
  { ...reservation, because: z.enum(overOccupancyReasons) },
  { personal: { note: z.string().optional() } },
);

/** A stay runs here for which no place was reserved and none is left. It is recorded because it is so, and is a deviation. */
export const StayWithoutPlace = event('StayWithoutPlace', 1, {
  reservationId: uuidSchema,
  citizenId: uuidSchema,
  stayId: uuidSchema,
  kind: z.enum(placeKinds),
  from: plainDateSchema,
});

/** A stay is being started on what was booked ahead. */
export const ReservationClaimed = event('ReservationClaimed', 1, {
  reservationId: uuidSchema,
  stayId: uuidSchema,
  from: plainDateSchema,
  holdUntil: instantSchema,
});

/** That stay did not come about: it is booked again as it was. */
export const ClaimWithdrawn = event('ClaimWithdrawn', 1, {
  reservationId: uuidSchema,
  from: plainDateSchema,
  holdUntil: instantSchema,
});

/** The stay has started on the place. */
export const ReservationConfirmed = event('ReservationConfirmed', 1, { reservationId: uuidSchema, from: plainDateSchema });

/** The stay began on another date than had been recorded. */
export const OccupancyRedated = event('OccupancyRedated', 1, { reservationId: uuidSchema, from: plainDateSchema });

export const releaseReasons = ['not-used-in-time', 'stay-refused', 'called-off', 'citizen-died', 'stay-retracted'] as const;

export const ReservationReleased = event('ReservationReleased', 1, {
  reservationId: uuidSchema,
  because: z.enum(releaseReasons),
});

/** The citizen left: `on` is the first date without. */
export const PlaceVacated = event('PlaceVacated', 1, { reservationId: uuidSchema, on: plainDateSchema });

/** The citizen has not left after all. */
export const VacancyUndone = event('VacancyUndone', 1, { reservationId: uuidSchema });

/** The date on which the place is expected to be free, from the planned discharge; null when none is planned. */
export const ExpectedVacancyChanged = event('ExpectedVacancyChanged', 1, {
  reservationId: uuidSchema,
  on: plainDateSchema.nullable(),
});

/** The citizen is in, or is to be in, another place from a date on. */
export const PlaceChanged = event('PlaceChanged', 1, { reservationId: uuidSchema, placeId: uuidSchema, on: plainDateSchema });

/** The stay turned out to be another person's, or two records were found to be of one person. */
export const ReservationTransferred = event('ReservationTransferred', 1, { reservationId: uuidSchema, citizenId: uuidSchema });

/** Why somebody waits. */
export const waitingReasons = ['no-free-place', 'wanted-place-not-free', 'needed-later', 'other'] as const;
/** Why somebody waits no more. */
export const endReasons = ['placed', 'withdrawn', 'placed-elsewhere', 'visitation-ended', 'died', 'entered-in-error', 'waits-already'] as const;

export const WaitingListEntered = event('WaitingListEntered', 1, {
  entryId: uuidSchema,
  citizenId: uuidSchema,
  visitationId: uuidSchema.nullable(),
  kind: z.enum(placeKinds),
  needs,
  /** First date of waiting: the place in the order. */
  since: plainDateSchema,
  /** The date from which a place is wanted. */
  wantedFrom: plainDateSchema,
  reason: z.enum(waitingReasons),
});

export const WaitingListEntryEnded = event('WaitingListEntryEnded', 1, {
  entryId: uuidSchema,
  on: plainDateSchema,
  because: z.enum(endReasons),
});

/** Two records were found to be of one person, or not to be after all: the other one waits. */
export const WaitingListEntryTransferred = event('WaitingListEntryTransferred', 1, { entryId: uuidSchema, citizenId: uuidSchema });

/** What had ended the waiting was recorded by mistake: it goes on where it stood. */
export const WaitingListEntryRestored = event('WaitingListEntryRestored', 1, { entryId: uuidSchema });

const definitions = [
  TilbudRegistered,
  PlaceAdded,
  PlaceWithdrawn,
  PlaceReserved,
  OverOccupancyAllowed,
  StayWithoutPlace,
  ReservationClaimed,
  ClaimWithdrawn,
  ReservationConfirmed,
  OccupancyRedated,
  ReservationReleased,
  PlaceVacated,
  VacancyUndone,
  ExpectedVacancyChanged,
  PlaceChanged,
  ReservationTransferred,
  WaitingListEntered,
  WaitingListEntryEnded,
  WaitingListEntryTransferred,
  WaitingListEntryRestored,
] as const;

/**
 * What can happen at a tilbud. All of it holds from the date on which it is recorded; the dates that it speaks of, often
 * future ones, stand in its data.
 */
export type TilbudEvent = EventOf<(typeof definitions)[number]> | CorrectionEvent;

/** The category of tilbud streams; the id is the tilbud's. */
export const TILBUD = 'tilbud';

/** Reads the stored events of a `tilbud-…` stream. */
export const tilbudCatalogue = eventCatalogue<TilbudEvent>([...definitions, EntryRetracted, EntryCorrected]);
