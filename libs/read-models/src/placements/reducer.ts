import { type PathwayEvent, sectionKey } from '#domain';
import * as admissions from '#domain/pathway/admission/state.js';
import { type PlainDate } from '#kernel';
import { type Placement, type PlacementKind } from './placement.js';

/** What is believed of one citizen's placements, by id; a `Map` is one. */
export interface Belief {
  get(id: string): Placement | undefined;
  values(): Iterable<Placement>;
}

/** The events that move a citizen. */
export const placementEvents = [
  'StayStarted',
  'AcuteStayStarted',
  'AssessmentStayStarted',
  'DischargePlanned',
  'DischargeRescheduled',
  'DischargeCancelled',
  'DischargeRecorded',
  'ServiceStarted',
  'ServiceEnded',
  'HospitalAdmissionRecorded',
  'HospitalDischargeRecorded',
  'HospitalEntryRevised',
  'HospitalEntryCancelled',
  'CitizenDied',
] as const satisfies readonly PathwayEvent['type'][];

/** The one placement that an event is about; undefined where it is about all that the citizen has. */
export function placementSpokenOf(event: PathwayEvent): string | undefined {
  const { data } = event;
  if ('stayId' in data) return data.stayId ?? undefined;
  if ('serviceId' in data) return data.serviceId ?? undefined;
  return 'admissionId' in data ? (data.admissionId ?? undefined) : undefined;
}

/**
 * The placements that an event changes, as they are after it. Each is found by its own id and takes its dates from the
 * event's effective time, so what is recorded late changes what was.
 */
export function placementsChangedBy(event: PathwayEvent, belief: Belief): readonly Placement[] {
  switch (event.type) {
    case 'StayStarted':
    case 'AcuteStayStarted':
    case 'AssessmentStayStarted': {
      const { stayId, tilbudId, legalBasis } = event.data;
      return [{ ...known(belief, stayId, 'stay'), tilbudId, section: sectionKey(legalBasis), during: [{ from: event.effective, until: null }] }];
    }
    case 'DischargePlanned':
      return [{ ...known(belief, event.data.stayId, 'stay'), plannedEnd: event.data.date }];
    case 'DischargeRescheduled':
      return [{ ...known(belief, event.data.stayId, 'stay'), plannedEnd: event.data.to }];
    case 'DischargeCancelled':
      return [{ ...known(belief, event.data.stayId, 'stay'), plannedEnd: null }];
    case 'DischargeRecorded':
      return [{ ...ended(known(belief, event.data.stayId, 'stay'), event.effective), plannedEnd: null }];
    case 'ServiceStarted': {
      const { serviceId, tilbudId, legalBasis } = event.data;
      return [{ ...known(belief, serviceId, 'support'), tilbudId, section: sectionKey(legalBasis), during: [{ from: event.effective, until: null }] }];
    }
    case 'ServiceEnded':
      return [ended(known(belief, event.data.serviceId, 'support'), event.effective)];
    case 'HospitalAdmissionRecorded': {
      const placement = known(belief, event.data.admissionId, 'admission');
      return [told({ ...placement, unitSor: event.data.unitSor ?? placement.unitSor }, event)];
    }
    case 'HospitalDischargeRecorded':
    case 'HospitalEntryRevised':
    case 'HospitalEntryCancelled':
      return [told(known(belief, event.data.admissionId, 'admission'), event)];
    case 'CitizenDied':
      return [...belief.values()].map((placement) =>
        placement.kind === 'admission' ? told(placement, event) : { ...ended(placement, event.effective), plannedEnd: null },
      );
    default:
      return [];
  }
}

/** What a hospital says is weighed by the admission track: the order of what it tells is not the order of what happened. */
function told(placement: Placement, event: PathwayEvent): Placement {
  const state = admissions.evolve(placement.told ?? admissions.initial, event);
  const during = state.admissions.flatMap((admission) => admissions.intervalsOf(admission, state.diedOn));
  return { ...placement, told: state, during: during.filter(({ from, until }) => until === null || from < until) };
}

/** Its dates up to `until`, the first date without; what had ended before keeps its end. */
function ended(placement: Placement, until: PlainDate): Placement {
  const during = placement.during
    .map((one) => (one.until === null || one.until > until ? { ...one, until } : one))
    .filter((one) => one.until === null || one.from < one.until);
  return { ...placement, during };
}

function known(belief: Belief, id: string, kind: PlacementKind): Placement {
  return belief.get(id) ?? { id, kind, tilbudId: null, unitSor: null, section: null, during: [], plannedEnd: null, told: null };
}
