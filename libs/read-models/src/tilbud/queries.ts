import { noTilbud, type Place, type PlaceKind, type Reservation, type Tilbud } from '#domain';
import { type Instant, type MunicipalityCode, type PlainDate, type Uuid } from '#kernel';
import { type Found, listOf, type ListQuery } from '../bitemporal/index.js';
import { type Database, READ_SCHEMA } from '../view.js';
import { type PlaceDetails, type TilbudDetails, type WaitingDetails } from './tilbud-rows.js';
import { tilbudView } from './tilbud-view.js';

/** What a list of a municipality's tilbud, or of who waits there, is asked. */
export type TilbudListQuery = Omit<ListQuery, 'kind' | 'municipality'> & { readonly municipality: MunicipalityCode };

/** The tilbud of a municipality by name. */
export function tilbudOf(db: Database, query: TilbudListQuery): Promise<readonly Found<TilbudDetails>[]> {
  return listOf(db, tilbudView.name, { ...query, kind: 'tilbud' });
}

/** Who waits, who has waited longest first, at one tilbud (`unit`) or all of a municipality's. */
export function waitingOf(db: Database, query: TilbudListQuery): Promise<readonly Found<WaitingDetails>[]> {
  return listOf(db, tilbudView.name, { ...query, kind: 'waiting' });
}

export interface CapacityQuery {
  readonly municipality: MunicipalityCode;
  readonly date: PlainDate;
  readonly knownAt?: Instant | undefined;
  /** Only places of this kind. */
  readonly kind?: PlaceKind | undefined;
}

/** A tilbud as far as its capacity on a date goes: places that are there, and whatever bears on who has them. */
export interface TilbudOnDate {
  readonly tilbudId: Uuid;
  readonly name: string;
  readonly tilbud: Tilbud;
}

interface Part {
  readonly tilbudId: Uuid;
  readonly kind: 'tilbud' | 'place' | 'reservation';
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  readonly details: unknown;
}

/**
 * All tilbud of a municipality for reckoning their capacity on a date: the rules that give places reckon it. Places that are
 * there on the date, all that is held or lived in, and who was in a place on the date or after it and is not any more.
 */
export async function tilbudOnDate(db: Database, { municipality, date, knownAt, kind }: CapacityQuery): Promise<readonly TilbudOnDate[]> {
  const known = knownAt === undefined ? 'recorded_to is null' : 'recorded_from <= $4::timestamptz and (recorded_to is null or recorded_to > $4::timestamptz)';
  const { rows } = await db.query<Part>(
    `select subject_id as "tilbudId", kind, from_date::text as "from", until_date::text as "until", details
       from ${READ_SCHEMA}.${tilbudView.name}
      where municipality = $1 and ${known} and (kind = 'tilbud'
         or (kind = 'place' and ($3::text is null or state = $3) and from_date <= $2::date and (until_date is null or until_date > $2::date))
         or (kind = 'reservation' and (state in ('held', 'occupied') or until_date > $2::date)))
      order by subject_id, at, key`,
    [municipality, date, kind ?? null, ...(knownAt === undefined ? [] : [knownAt])],
  );
  const parts = new Map<Uuid, Part[]>();
  for (const row of rows) parts.set(row.tilbudId, [...(parts.get(row.tilbudId) ?? []), row]);
  return [...parts]
    .map(([tilbudId, of]) => ({ tilbudId, name: nameIn(of), tilbud: tilbudWith(of) }))
    .sort((a, b) => (a.name === b.name ? (a.tilbudId < b.tilbudId ? -1 : 1) : a.name < b.name ? -1 : 1));
}

function nameIn(parts: readonly Part[]): string {
  return (parts.find(({ kind }) => kind === 'tilbud')?.details as TilbudDetails | undefined)?.name ?? '';
}

function tilbudWith(parts: readonly Part[]): Tilbud {
  const places = parts
    .filter(({ kind }) => kind === 'place')
    .map(({ details, from, until }) => ({ ...(details as PlaceDetails), from, until }))
    .sort((a, b) => a.order - b.order)
    .map(({ order: _order, ...place }): Place => place);
  const kept = parts.filter(({ kind }) => kind === 'reservation').map(({ details }) => details as Reservation);
  const live = ({ is }: Reservation) => is === 'held' || is === 'occupied';
  return { ...noTilbud, places, reservations: kept.filter(live), past: kept.filter((one) => !live(one)) };
}
