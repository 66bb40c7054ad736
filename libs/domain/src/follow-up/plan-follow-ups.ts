import { addDays, dateInCopenhagen, derivedId, laterOf, type PlainDate, type Recorded, type Uuid } from '#kernel';
import { type AdvisoryContent, type AdvisoryEvent } from '../advisory/events.js';
import { type Owner } from '../agreement/terms.js';
import { addWorkingDays } from '../law/working-days.js';
import { type PathwayEvent } from '../pathway/events.js';
import { type Policy } from '../policy/policy.js';
import { type FollowUpCommand } from './commands.js';
import { type FollowUpKind } from './events.js';

/** What an event asks of one follow-up. */
export interface FollowUpPlan {
  readonly id: Uuid;
  readonly command: FollowUpCommand;
}

/** The unit that a task goes to while no coordinator has been named. */
export const UNASSIGNED: Owner = { unit: 'unassigned', workerId: null };

/** The id of the follow-up that an event asks for: opening it twice opens it once. */
export function followUpId(sourceEventId: Uuid, kind: FollowUpKind): Uuid {
  return derivedId('follow_up', sourceEventId, kind);
}

/**
 * What an event on a pathway asks of follow-ups.
 * @param history the pathway's events in the order of recording, `eventId` among them
 */
export function followUpsOfPathway(
  history: readonly Recorded<PathwayEvent>[],
  citizenId: Uuid,
  eventId: Uuid,
  policy: Policy,
): readonly FollowUpPlan[] {
  const at = history.findIndex(({ stored }) => stored.id === eventId);
  const trigger = history[at];
  if (!trigger) return [];
  const before = history.slice(0, at);
  const { event } = trigger;
  const coordinator = coordinatorIn(history.slice(0, at + 1));
  const open = (kind: FollowUpKind, subjectId: Uuid, due: PlainDate, reason: string): FollowUpPlan => ({
    id: followUpId(eventId, kind),
    command: {
      type: 'OpenFollowUp',
      content: { kind, citizenId, owner: coordinator, due, reason, sourceEventId: eventId, subjectId },
    },
  });
  switch (event.type) {
    case 'KlippekortIssued': {
      const expires = addDays(event.data.validThrough, 1);
      const note = laterOf(addDays(expires, policy.followUps.table['klippekort-expiry-note']!.due.value), event.data.validFrom);
      return [
        open('klippekort-expiry-note', event.data.cardId, note, 'klippekort-expires'),
        open('klippekort-expiry', event.data.cardId, expires, 'klippekort-expires'),
      ];
    }
    case 'KlippekortExpired':
      return of(before, isCard(event.data.cardId)).map(({ id, kind }) =>
        kind === 'klippekort-expiry' ? complete(id, 'expired') : complete(id, 'not-relevant'));
    case 'KlippekortSuperseded':
      return of(before, isCard(event.data.cardId)).map(({ id }) => cancel(id, 'klippekort-superseded'));
    case 'IntensiveSupportStarted': {
      const recorded = dateInCopenhagen(trigger.stored.metadata.recordedAt);
      const due = laterOf(addDays(event.data.through, policy.followUps.table['support-decision-due']!.due.value), recorded);
      return [open('support-decision-due', event.data.serviceId, due, 'intensive-support-ends')];
    }
    case 'ServiceEnded':
      return of(before, isSupport(event.data.serviceId)).map(({ id }) => cancel(id, 'service-ended'));
    case 'CitizenDied':
      return of(before, () => true).map(({ id }) => cancel(id, 'citizen-died'));
    default:
      return [];
  }
}

/** What an event on an advisory asks of follow-ups: a person is to see to it by the next working day. */
export function followUpsOfAdvisory(
  { event, stored }: Recorded<AdvisoryEvent>,
  advisoryId: Uuid,
  { citizenId }: Pick<AdvisoryContent, 'citizenId'>,
  policy: Policy,
): readonly FollowUpPlan[] {
  if (event.type !== 'AdvisoryEscalated') return [];
  const { because, to: owner } = event.data;
  const due = addWorkingDays(dateInCopenhagen(stored.metadata.recordedAt), 1, policy.workingDays);
  const content = { kind: 'advisory-escalated', citizenId, owner, due, reason: `advisory-${because}`, sourceEventId: stored.id, subjectId: advisoryId } as const;
  return [{ id: followUpId(stored.id, 'advisory-escalated'), command: { type: 'OpenFollowUp', content } }];
}

function complete(id: Uuid, outcome: 'expired' | 'not-relevant'): FollowUpPlan {
  return { id, command: { type: 'CompleteFollowUp', outcome } };
}

function cancel(id: Uuid, because: 'klippekort-superseded' | 'service-ended' | 'citizen-died'): FollowUpPlan {
  return { id, command: { type: 'CancelFollowUp', because } };
}

const isCard = (cardId: Uuid) => (event: PathwayEvent) => event.type === 'KlippekortIssued' && event.data.cardId === cardId;
const isSupport = (serviceId: Uuid) => (event: PathwayEvent) => event.type === 'IntensiveSupportStarted' && event.data.serviceId === serviceId;

const asked: Partial<Record<PathwayEvent['type'], readonly FollowUpKind[]>> = {
  KlippekortIssued: ['klippekort-expiry-note', 'klippekort-expiry'],
  IntensiveSupportStarted: ['support-decision-due'],
};

/** The follow-ups that earlier events asked for. */
function of(history: readonly Recorded<PathwayEvent>[], chosen: (event: PathwayEvent) => boolean) {
  return history
    .filter(({ event }) => chosen(event))
    .flatMap(({ event, stored }) => (asked[event.type] ?? []).map((kind) => ({ kind, id: followUpId(stored.id, kind) })));
}

function coordinatorIn(history: readonly Recorded<PathwayEvent>[]): Owner {
  const assigned = history.findLast(({ event }) => event.type === 'CoordinatorAssigned')?.event;
  return assigned?.type === 'CoordinatorAssigned' ? { unit: assigned.data.unit, workerId: assigned.data.workerId } : UNASSIGNED;
}
