import { type PathwayEvent, sectionKey } from '#domain';
import * as admissions from '#domain/pathway/admission/state.js';
import { endedOn } from '#domain/pathway/interval.js';
import { type PlainDate } from '#kernel';
import { type Placement, type Told } from './placement.js';

/** What is believed of one citizen's placements, by id; a `Map` is one. */
export interface Belief {
  get(id: string): Placement | undefined;
  values(): Iterable<Placement>;
}

/** The events that move a citizen, or whose the citizen is. */
export const placementEvents = [
  'StayStarted',
  'AcuteStayStarted',
  'AssessmentStayStarted',
  'StayAbsenceStarted',
  'StayAbsenceEnded',
  'DischargePlanned',
  'DischargeRescheduled',
  'DischargeCancelled',
  'DischargeRecorded',
  'ServiceStarted',
  'ServiceEnded',
  'ServiceAnnulled',
  'HospitalAdmissionRecorded',
  'HospitalDischargeRecorded',
  'HospitalEntryRevised',
  'HospitalEntryCancelled',
  'CitizenDied',
  'ActingMunicipalityChanged',
] as const satisfies readonly PathwayEvent['type'][];

/** The one placement that an event is about; undefined where it is about all that the citizen has. */
export function placementSpokenOf({ data }: PathwayEvent): string | undefined {
  if ('stayId' in data) return data.stayId ?? undefined;
  if ('serviceId' in data) return data.serviceId ?? undefined;
  return 'admissionId' in data ? (data.admissionId ?? undefined) : undefined;
}

/** Whether something effective earlier than what was said before is told: then the order of telling does not do. */
export function isToldLate(event: PathwayEvent, belief: Belief, citizenId: string): boolean {
  const about = placementSpokenOf(event);
  const after = (placement: Placement | undefined) => placement !== undefined && event.effective < placement.saidOn;
  if (about !== undefined) return after(belief.get(about)) || after(belief.get(citizenId));
  return event.type === 'CitizenDied' && [...belief.values()].some(after);
}

/**
 * The placements that an event changes, as they are after it. Events are told in effective order; of different placements
 * they may come in any, for each is found by its own id. Only a death is about all.
 */
export function placementsChangedBy(event: PathwayEvent, belief: Belief, citizenId: string): readonly Placement[] {
  const of = (id: string, kind: Placement['kind']): Placement => {
    const before = belief.get(id);
    if (before) return before.saidOn < event.effective ? { ...before, saidOn: event.effective } : before;
    return { id, kind, tilbudId: null, unitSor: null, section: null, during: [], plannedEnd: null, told: null, saidOn: event.effective };
  };
  switch (event.type) {
    case 'StayStarted':
    case 'AcuteStayStarted':
    case 'AssessmentStayStarted':
      return [started(of(event.data.stayId, 'stay'), event.data, event.effective)];
    case 'ServiceStarted':
      return [started(of(event.data.serviceId, 'support'), event.data, event.effective)];
    case 'DischargePlanned':
      return [{ ...of(event.data.stayId, 'stay'), plannedEnd: event.data.date }];
    case 'DischargeRescheduled':
      return [{ ...of(event.data.stayId, 'stay'), plannedEnd: event.data.to }];
    case 'DischargeCancelled':
      return [{ ...of(event.data.stayId, 'stay'), plannedEnd: null }];
    case 'DischargeRecorded':
      return [{ ...ended(of(event.data.stayId, 'stay'), event.effective), plannedEnd: null }];
    case 'StayAbsenceStarted': {
      const absence = { absenceId: event.data.absenceId, from: event.effective, until: null };
      return [away(of(event.data.stayId, 'stay'), (absences) => [...absences, absence])];
    }
    case 'StayAbsenceEnded': {
      const back = (one: Absence) => (one.absenceId === event.data.absenceId ? endedOn(one, event.effective) : one);
      return [away(of(event.data.stayId, 'stay'), (absences) => absences.map(back))];
    }
    case 'ServiceEnded':
      return [ended(of(event.data.serviceId, 'support'), event.effective)];
    case 'ServiceAnnulled':
      return [{ ...of(event.data.serviceId, 'support'), during: [], told: { annulled: true } }];
    case 'HospitalAdmissionRecorded': {
      const placement = of(event.data.admissionId, 'admission');
      return [told({ ...placement, unitSor: event.data.unitSor ?? placement.unitSor }, event)];
    }
    case 'HospitalDischargeRecorded':
    case 'HospitalEntryRevised':
    case 'HospitalEntryCancelled':
      return [told(of(event.data.admissionId, 'admission'), event)];
    case 'CitizenDied': {
      const all = [...belief.values()].filter(({ kind }) => kind !== 'death').map(({ id, kind }) => of(id, kind));
      const left = all.map((one) => (one.kind === 'admission' ? told(one, event) : { ...ended(one, event.effective), plannedEnd: null }));
      return [...left, of(citizenId, 'death')];
    }
    case 'ActingMunicipalityChanged':
      // The placements are what they were; they are another municipality's from now on.
      return [...belief.values()];
    default:
      return [];
  }
}

type Absence = NonNullable<Told['absences']>[number];
type Start = Extract<PathwayEvent, { type: 'StayStarted' | 'ServiceStarted' }>['data'];

function started(placement: Placement, { tilbudId, legalBasis }: Pick<Start, 'tilbudId' | 'legalBasis'>, on: PlainDate): Placement {
  return { ...placement, tilbudId, section: sectionKey(legalBasis), during: placement.told?.annulled ? [] : [{ from: on, until: null }] };
}

function away(placement: Placement, change: (absences: readonly Absence[]) => readonly Absence[]): Placement {
  return { ...placement, told: { ...placement.told, absences: change(placement.told?.absences ?? []) } };
}

/** What a hospital says is weighed by the admission track: the order of what it tells is not the order of what happened. */
function told(placement: Placement, event: PathwayEvent): Placement {
  const admission = admissions.evolve(placement.told?.admission ?? admissions.initial, event);
  const during = admission.admissions.flatMap((one) => admissions.intervalsOf(one, admission.diedOn));
  return { ...placement, told: { admission }, during: during.filter(({ from, until }) => until === null || from < until) };
}

/** Its dates up to `until`, the first date without; what had ended before keeps its end. */
function ended(placement: Placement, until: PlainDate): Placement {
  const during = placement.during
    .map((one) => (one.until === null || one.until > until ? { ...one, until } : one))
    .filter((one) => one.until === null || one.from < one.until);
  return { ...placement, during };
}

