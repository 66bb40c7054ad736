import { ClaimWithdrawn, OverOccupancyAllowed, PlaceReserved, ReservationClaimed, ReservationConfirmed, ReservationReleased } from '#domain';
import { eventCatalogue, type EventOf, type Instant, type Uuid } from '#kernel';

const definitions = [PlaceReserved, OverOccupancyAllowed, ReservationClaimed, ClaimWithdrawn, ReservationConfirmed, ReservationReleased] as const;
type ReservationEvent = EventOf<(typeof definitions)[number]>;

/** The events at a tilbud that say until when a place is held. */
export const reservationEvents = eventCatalogue<ReservationEvent>(definitions);

/** Until when a place is held after an event; null where it is held no more, but lived in or given back. */
export function holdAfter({ type, data }: ReservationEvent): { readonly reservationId: Uuid; readonly holdUntil: Instant | null } {
  const ends = type === 'ReservationConfirmed' || type === 'ReservationReleased';
  return { reservationId: data.reservationId, holdUntil: ends ? null : data.holdUntil };
}
