import { type Recorded } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { type Orphan, outOfTurn } from './out-of-turn.js';

/**
 * Members that name something of the pathway which one entry brings into being and others speak of. Not an admission:
 * what a hospital tells stands in whatever order it comes.
 */
const named = [
  'inquiryId',
  'visitationId',
  'serviceId',
  'requestId',
  'stayId',
  'absenceId',
  'planId',
  'transitionId',
  'transferId',
  'cardId',
  'consentId',
  'meetingId',
] as const;

/** The id that an entry brings into being, by type. */
const introduces: Readonly<Partial<Record<PathwayEvent['type'], (typeof named)[number]>>> = {
  InquiryReceived: 'inquiryId',
  VisitationRegistered: 'visitationId',
  ServiceStarted: 'serviceId',
  ServicePutOnWaitingList: 'serviceId',
  StayRequested: 'requestId',
  StayStarted: 'stayId',
  AcuteStayStarted: 'stayId',
  AssessmentStayStarted: 'stayId',
  StayAbsenceStarted: 'absenceId',
  DischargePlanned: 'planId',
  TransitionPlanned: 'transitionId',
  HandoverOffered: 'transitionId',
  CaseTransferOffered: 'transferId',
  KlippekortIssued: 'cardId',
  ConsentGiven: 'consentId',
  NetworkMeetingPlanned: 'meetingId',
};

/**
 * What an entry may speak of before its date: a visitation ends a card on the day it is decided, and may begin later; a discharge that
 * is told late is of the plan that there is, also where it was made since.
 */
const mayComeLater: Readonly<Partial<Record<PathwayEvent['type'], (typeof named)[number]>>> = {
  KlippekortSuperseded: 'visitationId',
  DischargeRecorded: 'planId',
};

/** The entries of a history, in effective order, that speak of what no entry before them has brought into being. */
export function orphansIn(history: readonly Recorded<PathwayEvent>[]): readonly Orphan[] {
  const begun = new Set<string>();
  const ever = new Set<string>(history.flatMap((one) => idBegunBy(one) ?? []));
  const orphans: Orphan[] = [];
  for (const { event, stored } of history) {
    const data = event.data as Readonly<Record<string, unknown>>;
    const ownId = idBegunBy({ event });
    if (ownId !== undefined) begun.add(ownId);
    for (const member of named) {
      const id = data[member];
      const there = mayComeLater[event.type] === member ? ever : begun;
      if (typeof id === 'string' && !there.has(id)) orphans.push({ entry: stored.id, type: event.type, speaksOf: member });
    }
    const ground = data['ground'] as { readonly visitationId?: string } | undefined;
    if (ground?.visitationId !== undefined && !begun.has(ground.visitationId)) {
      orphans.push({ entry: stored.id, type: event.type, speaksOf: 'visitationId' });
    }
  }
  return [...orphans, ...outOfTurn(history)];
}

function idBegunBy({ event }: Pick<Recorded<PathwayEvent>, 'event'>): string | undefined {
  const own = introduces[event.type];
  const id = own === undefined ? undefined : (event.data as Readonly<Record<string, unknown>>)[own];
  return typeof id === 'string' ? id : undefined;
}

/** The id that an entry is known by, and that a correction leaves alone; undefined for one that brings nothing into being. */
export function ownIdOf(type: PathwayEvent['type']): string | undefined {
  return introduces[type];
}
