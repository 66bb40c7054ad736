import { type AdvisoryContent, pathway, type PathwayEvent } from '#domain';
import { careClassOf, findAdmission } from '#domain/pathway/admission/state.js';
import { fold, type Uuid } from '#kernel';
import { type Episode } from '#medcom';

type EventNamed<Type extends PathwayEvent['type']> = Extract<PathwayEvent, { readonly type: Type }>;

/**
 * The hospital's episode that an advisory is about, where a HospitalNotification has named it. What is arranged with a
 * ward is about an admission; beside anything else the identifier would tell a partner of an admission that it may not know.
 * @param history the pathway's, with its corrections applied
 */
export function episodeOf({ about, subjectId }: Pick<AdvisoryContent, 'about' | 'subjectId'>, history: readonly PathwayEvent[]): Episode | undefined {
  if (about.trigger !== 'coordination') return undefined;
  const admissionId = history.map((event) => preparedBy(event, subjectId)).findLast((id) => id !== undefined);
  if (!admissionId) return undefined;
  const [identifier] = history.flatMap((event) => (event.type === 'HospitalAdmissionRecorded' && event.data.admissionId === admissionId ? namedIn(event) : []));
  const admission = findAdmission(fold(pathway, history).admissions, admissionId);
  const careClass = admission && careClassOf(admission);
  return identifier && careClass ? { identifier, careClass } : undefined;
}

/** As the hospital gave it; by its value alone where no more was kept. */
function namedIn({ data: { episode, episodeOfCareId: value } }: EventNamed<'HospitalAdmissionRecorded'>): Episode['identifier'] | readonly [] {
  if (episode) return { value: episode.value, ...(episode.system !== undefined && { system: episode.system }) };
  return value === undefined ? [] : { value };
}

/** The admission whose end an arrangement prepares. */
function preparedBy(event: PathwayEvent, subjectId: Uuid): Uuid | null | undefined {
  switch (event.type) {
    case 'NetworkMeetingPlanned':
      return event.data.meetingId === subjectId ? event.data.admissionId : undefined;
    case 'DischargeAgreementRecorded':
      return event.data.agreementId === subjectId ? event.data.admissionId : undefined;
    case 'CoordinationPlanRecorded':
      return event.data.coordinationPlanId === subjectId ? event.data.admissionId : undefined;
    default:
      return undefined;
  }
}
