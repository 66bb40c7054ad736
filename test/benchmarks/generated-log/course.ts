import { AdvisoryAcknowledged, AdvisoryDispatchStarted, AdvisoryPlanned, AdvisorySent, FollowUpCompleted, FollowUpOpened } from '#domain';
import { PathwayClosed, PathwayOpened } from '#domain/pathway/case/events.js';
import { CitizenRegistered } from '#domain/pathway/citizen/events.js';
import { HospitalAdmissionRecorded, HospitalDischargeRecorded, HospitalLeaveEnded, HospitalLeaveStarted } from '#domain/pathway/admission/events.js';
import { ClipUsed, KlippekortIssued } from '#domain/pathway/klippekort/events.js';
import { CoordinatorAssigned, KnownWorkerAssigned } from '#domain/pathway/people/events.js';
import { IntensiveSupportStarted, ServiceEnded, ServiceStarted, VisitationRegistered } from '#domain/pathway/service/events.js';
import { DischargePlanned, DischargeRecorded, DischargeRescheduled, StayStarted } from '#domain/pathway/stay/events.js';
import { HandoverAccepted, HandoverOffered, TransitionCompleted } from '#domain/pathway/transition/events.js';
import { addDays, addYears, type DomainEvent, instantInCopenhagen, type PlainDate, plainDate, type Uuid } from '#kernel';
import { type Seeded } from './seeded.js';

/** One append of a course: the stream it goes to and what happened. */
export interface Happening {
  readonly stream: string;
  readonly on: PlainDate;
  readonly events: readonly DomainEvent[];
}

const basis = (section: string) => ({ law: 'SEL' as const, section, validFrom: plainDate('2020-01-01'), validTo: null });

/** What happens to one invented citizen: a stay with admissions, the move home, the closing, clips, and who was told. */
export function courseOf(chance: Seeded, start: PlainDate): readonly Happening[] {
  const id = () => chance.uuid() as Uuid;
  const [citizenId, stayId, planId, serviceId, transitionId, cardId, house, home] = Array.from({ length: 8 }, id) as [Uuid, Uuid, Uuid, Uuid, Uuid, Uuid, Uuid, Uuid];
  const stream = `pathway-${citizenId}`;
  const course: Happening[] = [];
  let on = start;
  const later = (most: number) => (on = addDays(on, 1 + chance.below(most)));
  const happens = (...events: readonly DomainEvent[]) => course.push({ stream, on, events });

  const sealed = { $personal: { v: 1, iv: 'A'.repeat(16), ct: 'A'.repeat(160) } };
  happens(CitizenRegistered.of({ cprKind: 'official', addressProtected: false, ...sealed }, { on }));
  happens(PathwayOpened.of({ inquirySource: 'municipality' }, { on }), CoordinatorAssigned.of({ workerId: id(), unit: 'voksen' }, { on }));
  const visited = (section: string) => {
    const visitationId = id();
    happens(VisitationRegistered.of({ visitationId, legalBasis: basis(section), from: on, to: null }, { on }));
    return { kind: 'visitation' as const, visitationId };
  };
  happens(StayStarted.of({ stayId, legalBasis: basis('107'), ground: visited('107'), tilbudId: house }, { on }));
  for (let n = chance.below(5); n >= 0; n--) admission(chance, happens, later);

  later(60);
  const date = addDays(on, 21);
  happens(DischargePlanned.of({ stayId, planId, date, destination: 'own-home-with-support', causedBy: 'botilbud' }, { on }));
  const moved = addDays(date, 7);
  happens(DischargeRescheduled.of({ stayId, planId, from: date, to: moved, destination: 'own-home-with-support', causedBy: 'citizen' }, { on: later(5) }));
  told(chance, course, { citizenId, stayId, planId, date: moved, on });
  const ground = visited('85');
  on = moved;
  happens(
    DischargeRecorded.of({ stayId, planId, destination: 'own-home-with-support' }, { on }),
    ServiceStarted.of({ serviceId, legalBasis: basis('85'), ground, tilbudId: home, hoursPerWeek: 6 }, { on }),
    IntensiveSupportStarted.of({ serviceId, through: addDays(on, 56), hoursPerWeek: 20, steps: [] }, { on }),
    KnownWorkerAssigned.of({ workerId: id(), tilbudId: house }, { on }),
    KnownWorkerAssigned.of({ workerId: id(), tilbudId: home }, { on }),
    HandoverOffered.of({ transitionId, kind: 'botilbud-to-own-home', senderTilbudId: house, receiverTilbudId: home, stayId, serviceId }, { on }),
  );
  happens(HandoverAccepted.of({ transitionId }, { on: later(3) }), TransitionCompleted.of({ transitionId }, { on }));
  followedUp(chance, course, citizenId, on);
  happens(ServiceEnded.of({ serviceId, reason: 'goals-met' }, { on: later(200) }));
  happens(
    PathwayClosed.of({ outcome: 'goals-met' }, { on }),
    KlippekortIssued.of({ cardId, clips: 6, validFrom: on, validThrough: addDays(addYears(on, 2), -1) }, { on }),
  );
  for (let n = chance.below(6); n > 0; n--) {
    happens(ClipUsed.of({ cardId, tilbudId: home, workerId: id(), workerKnown: true }, { on: later(60) }));
  }
  return course;
}

function admission(chance: Seeded, happens: (...events: readonly DomainEvent[]) => unknown, later: (most: number) => PlainDate): void {
  const admissionId = chance.uuid() as Uuid;
  const message = { messageId: chance.uuid(), code: 'STIN' };
  happens(HospitalAdmissionRecorded.of({ admissionId, careClass: 'inpatient', psychiatric: true, unitSor: '123451000016002', message }, { on: later(30) }));
  for (let n = chance.below(4); n > 0; n--) {
    happens(HospitalLeaveStarted.of({ admissionId, message }, { on: later(7) }));
    happens(HospitalLeaveEnded.of({ admissionId, message }, { on: later(3) }));
  }
  happens(HospitalDischargeRecorded.of({ admissionId, message }, { on: later(20) }));
}

function told(
  chance: Seeded,
  course: Happening[],
  { citizenId, stayId, planId, date, on }: { readonly citizenId: Uuid; readonly stayId: Uuid; readonly planId: Uuid; readonly date: PlainDate; readonly on: PlainDate },
): void {
  const stream = `advisory-${chance.uuid()}`;
  const dueAt = instantInCopenhagen(addDays(date, -7), '12:00');
  const planned = AdvisoryPlanned.of(
    {
      kind: 'discharge-planned',
      citizenId,
      partnerId: 'region-eksempel',
      agreementId: chance.uuid() as Uuid,
      agreementVersion: 1,
      triggeredBy: chance.uuid() as Uuid,
      stayId,
      planId,
      about: { date, destination: 'own-home-with-support' },
      dueAt,
      late: null,
      basis: { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning', dataCategories: ['identification', 'discharge-date'] },
      acknowledgeWithin: { value: 1, unit: 'working-days' },
      escalateTo: { unit: 'voksen', workerId: null },
      corrects: null,
    },
    { on },
  );
  const steps = [AdvisoryDispatchStarted.of({ attempt: 1 }, { on }), AdvisorySent.of({ attempt: 1, at: dueAt, acknowledgeBy: dueAt }, { on }), AdvisoryAcknowledged.of({}, { on })];
  for (const event of [planned, ...steps]) course.push({ stream, on, events: [event] });
}

function followedUp(chance: Seeded, course: Happening[], citizenId: Uuid, on: PlainDate): void {
  const stream = `follow_up-${chance.uuid()}`;
  const opened = FollowUpOpened.of(
    {
      kind: 'support-decision-due',
      citizenId,
      owner: { unit: 'voksen', workerId: null },
      due: addDays(on, 42),
      reason: 'intensive-support-started',
      sourceEventId: chance.uuid() as Uuid,
      subjectId: chance.uuid() as Uuid,
    },
    { on },
  );
  course.push({ stream, on, events: [opened] }, { stream, on, events: [FollowUpCompleted.of({ outcome: 'decided' }, { on })] });
}
