import { derivedId, historyAsKnown, type JsonObject, type PlainDate, type Recorded, stateAsKnown } from '#kernel';
import { tilbudBreaches } from './breaches.js';
import { type TilbudEvent } from './events.js';
import { evolve } from './evolve.js';
import { noTilbud, type Tilbud } from './state.js';

type Entries = readonly Recorded<TilbudEvent>[];

/** What makes a tilbud's record less sound than it was. */
export type Unsound = { readonly reason: 'leaves-orphan' | 'breaks-rule'; readonly facts: JsonObject };

/** Whether a record stays as sound as it is when these events are recorded as well; undefined where it does (rule TIL-4). */
export function unsoundWith(recorded: Entries, events: readonly TilbudEvent[], today: PlainDate): Unsound | undefined {
  const anew = [...recorded, ...events.map((event, place) => asRecorded(event, place, recorded))];
  const before = new Set(orphansIn(recorded));
  const orphan = orphansIn(anew).find((one) => !before.has(one));
  if (orphan !== undefined) return { reason: 'leaves-orphan', facts: { entry: orphan } };
  const known = brokenIn(recorded, today);
  const broken = brokenIn(anew, today).filter((one) => !known.includes(one));
  return broken.length > 0 ? { reason: 'breaks-rule', facts: { rules: [...new Set(broken.map((one) => one.split(' ')[0]!))] } } : undefined;
}

/** The id that an entry brings into being, and those that it speaks of. */
function idsOf({ type, data }: TilbudEvent): { readonly begins?: string; readonly speaksOf: readonly string[] } {
  const ids = data as Readonly<Record<string, unknown>>;
  const of = (...members: string[]) => members.map((member) => ids[member]).filter((id) => typeof id === 'string');
  switch (type) {
    case 'TilbudRegistered':
      return { begins: 'the tilbud', speaksOf: [] };
    case 'PlaceAdded':
      return { begins: String(data.placeId), speaksOf: ['the tilbud'] };
    case 'PlaceReserved':
      return { begins: String(data.reservationId), speaksOf: of('placeId') };
    case 'OverOccupancyAllowed':
    case 'StayWithoutPlace':
      return { begins: String(data.reservationId), speaksOf: ['the tilbud'] };
    case 'WaitingListEntered':
      return { begins: String(data.entryId), speaksOf: ['the tilbud'] };
    case 'EntryCorrected':
    case 'EntryRetracted':
      return { speaksOf: [] };
    default:
      return { speaksOf: of('placeId', 'reservationId', 'entryId') };
  }
}

/** The entries that speak of what no entry before them has brought into being. */
function orphansIn(recorded: Entries): readonly string[] {
  const begun = new Set<string>();
  return historyAsKnown(recorded).flatMap(({ event, stored }) => {
    const { begins, speaksOf } = idsOf(event);
    if (begins !== undefined) begun.add(begins);
    return speaksOf.every((id) => begun.has(id)) ? [] : [stored.id];
  });
}

/** Which rules are broken, and by what: what a decision would not have let come about. */
function brokenIn(recorded: Entries, today: PlainDate): readonly string[] {
  const tilbud = stateAsKnown<TilbudEvent, Tilbud>({ initial: noTilbud, evolve }, recorded);
  const waits = tilbud.waiting.filter(({ endedBecause }) => endedBecause === null);
  return [
    ...tilbudBreaches(tilbud).filter(({ kind }) => kind === 'place-given-twice').map(({ subjectId }) => `STAY-2 ${subjectId}`),
    ...tilbud.places.filter(({ from, until }) => until !== null && until < from).map(({ placeId }) => `TIL-1 ${placeId}`),
    ...tilbud.reservations.filter(({ from, until }) => until !== null && until <= from).map(({ reservationId }) => `TIL-2 ${reservationId}`),
    ...tilbud.reservations.filter((one) => one.placings.some((at) => !isThere(at, tilbud))).map(({ reservationId }) => `STAY-2 ${reservationId} is nowhere`),
    ...waits.filter((one) => waits.some((other) => other !== one && other.citizenId === one.citizenId && other.kind === one.kind)).map(({ entryId }) => `TIL-3 ${entryId}`),
    ...tilbud.waiting.filter(({ since }) => today < since).map(({ entryId }) => `TIL-3 ${entryId} ahead`),
  ];
}

/** Whether the place was there on the date from which somebody has it. */
function isThere({ placeId, from }: Tilbud['reservations'][number]['placings'][number], { places }: Tilbud): boolean {
  return placeId === null || places.some((place) => place.placeId === placeId && place.from <= from);
}

/** The event as it would stand behind the others. */
function asRecorded(event: TilbudEvent, place: number, recorded: Entries): Recorded<TilbudEvent> {
  const { stored } = recorded.at(-1)!;
  return { event, stored: { ...stored, id: derivedId('to come', stored.id, String(place)), type: event.type, version: stored.version + place + 1 } };
}
