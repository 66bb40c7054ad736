import { accept, canonicalJson, corrected, EntryCorrected, EntryRetracted, isCorrection, refuse, type Decision, type Json, type JsonObject, type Recorded, type Uuid } from '#kernel';
import { type CorrectTilbudEntries, type TilbudEntryChange } from './commands.js';
import { type TilbudEvent, tilbudCatalogue } from './events.js';
import { type Objection } from './keep-tilbud.js';
import { type Light } from './light.js';
import { TIL_4 } from './rules.js';
import { unsoundWith } from './soundness.js';

type Entries = readonly Recorded<TilbudEvent>[];

/** What a manager of the tilbud decides about it (rule TIL-1). */
const ofTheTilbud: ReadonlySet<TilbudEvent['type']> = new Set<TilbudEvent['type']>(['TilbudRegistered', 'PlaceAdded', 'PlaceWithdrawn']);
/** What people decide about bookings and waiting. */
const ofBookings: ReadonlySet<TilbudEvent['type']> = new Set<TilbudEvent['type']>([
  'PlaceReserved',
  'OverOccupancyAllowed',
  'ReservationReleased',
  'PlaceChanged',
  'WaitingListEntered',
  'WaitingListEntryEnded',
]);
/** Whom and what an entry is about, and what follows from a policy: taken back and recorded anew, not said otherwise. */
const kept = ['reservationId', 'placeId', 'entryId', 'citizenId', 'stayId', 'municipality', 'managed', 'holdUntil'] as const;
/** Which place somebody gets may have been said wrongly. */
const mayChangePlace: ReadonlySet<TilbudEvent['type']> = new Set<TilbudEvent['type']>(['PlaceReserved', 'PlaceChanged']);

/** Rule TIL-4. */
export function correctTilbudEntries(asked: CorrectTilbudEntries, recorded: Entries, now: Light): Decision<TilbudEvent> {
  const { changes, retract, because } = asked;
  const objection = ifNotTheirs(asked, recorded, now);
  if (objection) return objection;
  const on = { on: now.today };
  const counting = corrected(recorded);
  const gone = counting.filter(({ stored }) => retract.includes(stored.id)).map(({ stored }) => stored.id);
  const events: TilbudEvent[] = gone.length === 0 ? [] : [EntryRetracted.of({ entries: gone, because }, on)];
  for (const change of changes) {
    const entry = counting.find(({ stored }) => stored.id === change.entry);
    if (!entry || gone.includes(change.entry)) return refuse(TIL_4, 'entry-retracted', { entry: change.entry });
    const said = saidAnew(entry, change);
    if ('objection' in said) return said.objection;
    if (canonicalJson(said.data) === canonicalJson(entry.event.data as Json)) continue;
    const { type, schemaVersion, effective } = entry.event;
    events.push(EntryCorrected.of({ entry: change.entry, because, says: { type, schemaVersion, data: said.data, effective } }, on));
  }
  const unsound = unsoundWith(recorded, events, now.today);
  return unsound ? refuse(TIL_4, unsound.reason, unsound.facts) : accept(...events);
}

function ifNotTheirs({ changes, retract }: CorrectTilbudEntries, recorded: Entries, { actor }: Light): Objection {
  if (changes.length + retract.length === 0) return refuse(TIL_4, 'nothing-to-correct');
  for (const id of [...changes.map(({ entry }) => entry), ...retract]) {
    const entry = recorded.find(({ stored }) => stored.id === id);
    if (!entry) return refuse(TIL_4, 'no-such-entry', { entry: id });
    const about = isCorrection(entry.event) ? correctedBy(entry.event, recorded) : [entry.event];
    if (about.some(({ type }) => !ofTheTilbud.has(type) && !ofBookings.has(type) && type !== 'EntryRetracted' && type !== 'EntryCorrected')) {
      return refuse(TIL_4, 'follows-a-stay', { entry: id, type: entry.event.type });
    }
    const isManagers = about.some(({ type }) => ofTheTilbud.has(type));
    if (actor.role !== 'leder' && (isManagers || actor.role !== 'myndighed')) return refuse(TIL_4, 'not-who-corrects', { entry: id, role: actor.role });
  }
  const correction = changes.find(({ entry }) => recorded.some(({ event, stored }) => stored.id === entry && isCorrection(event)));
  return correction && refuse(TIL_4, 'not-correctable', { entry: correction.entry });
}

/** What a retraction or a correction is about. */
function correctedBy({ data }: Extract<TilbudEvent, { type: 'EntryRetracted' | 'EntryCorrected' }>, recorded: Entries): readonly TilbudEvent[] {
  const named: readonly Uuid[] = 'entries' in data ? data.entries : [data.entry];
  return recorded.filter(({ stored }) => named.includes(stored.id)).map(({ event }) => event);
}

function saidAnew({ event, stored }: Recorded<TilbudEvent>, { data }: TilbudEntryChange): { readonly data: JsonObject } | { readonly objection: Decision<never> } {
  const before = event.data as JsonObject;
  const parsed = tilbudCatalogue.definition(event.type)!.data.safeParse({ ...before, ...data });
  if (!parsed.success) return { objection: refuse(TIL_4, 'does-not-fit', { entry: stored.id, type: event.type, members: parsed.error.issues.map(({ path, code }) => path.join('.') || code) }) };
  const said = parsed.data as JsonObject;
  const changed = kept.find((member) => said[member] !== before[member] && !(member === 'placeId' && mayChangePlace.has(event.type)));
  return changed ? { objection: refuse(TIL_4, 'id-changed', { entry: stored.id, member: changed }) } : { data: said };
}
