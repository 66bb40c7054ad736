import {
  advisoryCatalogue,
  type AdvisoryEvent,
  deviationCatalogue,
  type DeviationEvent,
  escalatedAt,
  followUpCatalogue,
  type FollowUpEvent,
  pathwayCatalogue,
  TILBUD,
  tilbudCatalogue,
} from '#domain';
import { CitizenDied } from '#domain/pathway/case/events.js';
import { KlippekortExpired, KlippekortIssued, KlippekortSuperseded } from '#domain/pathway/klippekort/events.js';
import {
  addDays,
  categoryOf,
  corrected,
  EntryCorrected,
  EntryRetracted,
  eventCatalogue,
  type EventOf,
  idOf,
  type Instant,
  instantInCopenhagen,
  type PlainDate,
  readPublic,
  type StoredEvent,
  uuid,
  type Uuid,
} from '#kernel';
import { laneOf, OWN_LANE } from '../lanes/lanes.js';
import { type DueKind, type DueRow } from './due-row.js';
import { holdAfter, reservationEvents } from './reservation-hold.js';

type PathwayEvent = EventOf<typeof KlippekortIssued | typeof KlippekortExpired | typeof KlippekortSuperseded | typeof CitizenDied>;
const pathwayPart = eventCatalogue<PathwayEvent>([KlippekortIssued, KlippekortExpired, KlippekortSuperseded, CitizenDied]);

/** What changes what earlier entries of a pathway say. */
const corrections: readonly string[] = [EntryRetracted.type, EntryCorrected.type];

/** The events that a due time follows from. */
export const dueEventTypes: readonly string[] = [...advisoryCatalogue.types, ...followUpCatalogue.types, ...pathwayPart.types, ...corrections, ...reservationEvents.types, ...deviationCatalogue.types];

/** The rows of one subject after one more of its events. Pure. */
export function reduceDue(rows: readonly DueRow[], stored: StoredEvent): readonly DueRow[] {
  const next = rowsAfter(rows, stored);
  return next.map((row) => (row.streamVersion === stored.version ? row : { ...row, streamVersion: stored.version }));
}

/** Whether an event changes what others say, so that the rows of its stream follow from the whole of it: see {@link dueRowsOf}. */
export function corrects({ type }: StoredEvent): boolean {
  return corrections.includes(type);
}

/** The rows of a pathway or a tilbud, with its corrections applied. Pure. */
export function dueRowsOf(stored: readonly StoredEvent[]): readonly DueRow[] {
  const isTilbud = stored[0] !== undefined && categoryOf(stored[0].stream) === TILBUD;
  const rows = isTilbud ? rowsOfTilbud(stored) : rowsOfPathway(stored);
  const streamVersion = stored.findLast(({ type }) => dueEventTypes.includes(type))?.version;
  return streamVersion === undefined ? rows : rows.map((row) => ({ ...row, streamVersion }));
}

function rowsOfPathway(pathway: readonly StoredEvent[]): readonly DueRow[] {
  const counting = corrected(pathway.map((stored) => readPublic(pathwayCatalogue, stored))).filter(({ event }) => pathwayPart.has(event.type));
  return counting.reduce<readonly DueRow[]>((before, { event, stored }) => afterPathway(before, event as PathwayEvent, stored), []);
}

/** An entry that is said anew is held as long as it was: what was retracted counts no more. */
function rowsOfTilbud(tilbud: readonly StoredEvent[]): readonly DueRow[] {
  const counting = corrected(tilbud.map((stored) => readPublic(tilbudCatalogue, stored))).filter(({ event }) => reservationEvents.has(event.type));
  return counting.reduce<readonly DueRow[]>((before, { stored }) => afterReservation(before, stored), []);
}

function rowsAfter(rows: readonly DueRow[], stored: StoredEvent): readonly DueRow[] {
  if (advisoryCatalogue.has(stored.type)) return afterAdvisory(rows, readPublic(advisoryCatalogue, stored).event, stored);
  if (followUpCatalogue.has(stored.type)) return afterFollowUp(rows, readPublic(followUpCatalogue, stored).event, stored);
  if (reservationEvents.has(stored.type)) return afterReservation(rows, stored);
  if (deviationCatalogue.has(stored.type)) return afterDeviation(rows, readPublic(deviationCatalogue, stored).event, stored);
  if (corrections.includes(stored.type)) return rows;
  return afterPathway(rows, readPublic(pathwayPart, stored).event, stored);
}

function afterAdvisory(rows: readonly DueRow[], event: AdvisoryEvent, stored: StoredEvent): readonly DueRow[] {
  switch (event.type) {
    case 'AdvisoryPlanned':
      return [...rows, toPartner(stored, event.data.partnerId, event.data.dueAt)];
    case 'AdvisoryDispatchStarted':
      return rows.map((row) => (row.kind === 'advisory-send' ? { ...row, attempts: event.data.attempt } : row));
    case 'AdvisoryAttemptFailed': {
      const { retryAt } = event.data;
      if (retryAt === null) return without(rows, 'advisory-send');
      return rows.map((row) => (row.kind === 'advisory-send' ? { ...row, nextAttemptAt: retryAt } : row));
    }
    case 'AdvisorySent': {
      const { acknowledgeBy } = event.data;
      const rest = without(rows, 'advisory-send');
      return acknowledgeBy === null ? rest : [...rest, due(stored, 'advisory-acknowledgement', acknowledgeBy)];
    }
    case 'AdvisoryEscalated':
      return without(rows, 'advisory-acknowledgement');
    case 'AdvisoryUnblocked':
    case 'AdvisoryRedriven':
      return [...without(rows, 'advisory-send'), toPartner(stored, event.data.partnerId, event.data.dueAt)];
    case 'AdvisoryOpened':
      return rows;
    case 'AdvisoryBlocked':
    case 'AdvisoryGivenUp':
      return without(rows, 'advisory-send');
    case 'AdvisoryDelivered': {
      const { confirms, acknowledgeBy } = event.data;
      const rest = without(rows, 'advisory-send');
      if (confirms) return without(rest, 'advisory-acknowledgement');
      return acknowledgeBy === null ? rest : [...rest, due(stored, 'advisory-acknowledgement', acknowledgeBy)];
    }
    case 'AdvisoryTurnedDown': {
      const { retryAt, partnerId } = event.data;
      return retryAt === null ? [] : [toPartner(stored, partnerId, retryAt)];
    }
    case 'AdvisoryReplaced':
    case 'AdvisoryWithdrawn':
    case 'AdvisoryAcknowledged':
    case 'AdvisoryRefused':
    case 'AdvisoryAnswered':
      return [];
  }
}

function afterFollowUp(rows: readonly DueRow[], event: FollowUpEvent, stored: StoredEvent): readonly DueRow[] {
  switch (event.type) {
    case 'FollowUpOpened':
    case 'FollowUpRescheduled':
    case 'FollowUpReopened':
      return [...without(rows, 'follow-up-due'), due(stored, 'follow-up-due', escalatedAt(event.data))];
    case 'FollowUpReassigned':
      return rows;
    case 'FollowUpCompleted':
    case 'FollowUpCancelled':
    case 'FollowUpEscalated':
      return [];
  }
}

function afterPathway(rows: readonly DueRow[], event: PathwayEvent, stored: StoredEvent): readonly DueRow[] {
  switch (event.type) {
    case 'KlippekortIssued':
      return [...rows, due(stored, 'klippekort-expiry', dayAfter(event.data.validThrough), event.data.cardId)];
    case 'KlippekortExpired':
    case 'KlippekortSuperseded':
      return rows.filter(({ reference }) => reference !== event.data.cardId);
    case 'CitizenDied':
      return [];
  }
}

function afterReservation(rows: readonly DueRow[], stored: StoredEvent): readonly DueRow[] {
  const { reservationId, holdUntil } = holdAfter(readPublic(reservationEvents, stored).event);
  const others = rows.filter(({ reference }) => reference !== reservationId);
  return holdUntil === null ? others : [...others, due(stored, 'reservation-hold', holdUntil, reservationId)];
}

/** Only what is expected has a time to come. */
function afterDeviation(rows: readonly DueRow[], event: DeviationEvent, stored: StoredEvent): readonly DueRow[] {
  switch (event.type) {
    case 'DeviationExpected':
      return [due(stored, 'deviation-begins', instantInCopenhagen(event.data.since, '00:00'))];
    case 'DeviationNoted':
    case 'DeviationFellAway':
      return [];
    default:
      return rows;
  }
}

function due(stored: StoredEvent, kind: DueKind, at: Instant, reference: Uuid = uuid(idOf(stored.stream))): DueRow {
  const { municipality, correlationId } = stored.metadata;
  const { stream: subject, version: streamVersion, id: causeId } = stored;
  return { subject, kind, reference, municipality, lane: OWN_LANE, dueAt: at, nextAttemptAt: at, attempts: 0, streamVersion, correlationId, causeId };
}

/** An advisory to be sent. Earlier logs do not say anew to whom; what they ask for waits in no partner's lane. */
function toPartner(stored: StoredEvent, partnerId: string | undefined, at: Instant): DueRow {
  const row = due(stored, 'advisory-send', at);
  return partnerId === undefined ? row : { ...row, lane: laneOf(row.municipality, partnerId) };
}

function without(rows: readonly DueRow[], kind: DueKind): readonly DueRow[] {
  return rows.filter((row) => row.kind !== kind);
}

/** When a date is over in Denmark. */
function dayAfter(date: PlainDate): Instant {
  return instantInCopenhagen(addDays(date, 1), '00:00');
}
