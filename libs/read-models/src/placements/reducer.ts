import { type PathwayEvent, sectionKey } from '#domain';
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

/**
 * The placements that an event changes, as they are after it. Each is found by its own id and takes its dates from the
 * event's effective time, so what is recorded late changes what was, and in whatever order it comes.
 */
export function placementsChangedBy(event: PathwayEvent, belief: Belief): readonly Placement[] {
  switch (event.type) {
    case 'StayStarted': {
      const { stayId, tilbudId, legalBasis } = event.data;
      return [{ ...known(belief, stayId, 'stay'), tilbudId, section: sectionKey(legalBasis), from: event.effective }];
    }
    case 'DischargePlanned':
      return [{ ...known(belief, event.data.stayId, 'stay'), plannedEnd: event.data.date }];
    case 'DischargeRescheduled':
      return [{ ...known(belief, event.data.stayId, 'stay'), plannedEnd: event.data.to }];
    case 'DischargeCancelled':
      return [{ ...known(belief, event.data.stayId, 'stay'), plannedEnd: null }];
    case 'DischargeRecorded':
      return [{ ...known(belief, event.data.stayId, 'stay'), to: event.effective, plannedEnd: null }];
    case 'ServiceStarted': {
      const { serviceId, tilbudId, legalBasis } = event.data;
      return [{ ...known(belief, serviceId, 'support'), tilbudId, section: sectionKey(legalBasis), from: event.effective }];
    }
    case 'ServiceEnded':
      return [{ ...known(belief, event.data.serviceId, 'support'), to: event.effective }];
    case 'HospitalAdmissionRecorded':
      return [admitted(known(belief, event.data.admissionId, 'admission'), event.effective, event.data.unitSor)];
    case 'HospitalDischargeRecorded':
      return [{ ...known(belief, event.data.admissionId, 'admission'), to: event.effective }];
    case 'HospitalEntryRevised':
      return amended(known(belief, event.data.admissionId, 'admission'), event.data.entry, event.effective);
    case 'HospitalEntryCancelled':
      return amended(known(belief, event.data.admissionId, 'admission'), event.data.entry, null);
    case 'CitizenDied':
      return [...belief.values()]
        .filter((placement) => placement.from !== null && (placement.to === null || placement.to > event.effective))
        .map((placement) => ({ ...placement, to: event.effective, plannedEnd: null }));
    default:
      return [];
  }
}

/** An emergency contact that becomes an inpatient one is one admission, from the first of the two. */
function admitted(placement: Placement, on: PlainDate, unitSor: string | undefined): Placement {
  const from = placement.from !== null && placement.from < on ? placement.from : on;
  return { ...placement, from, unitSor: unitSor ?? placement.unitSor };
}

function amended(placement: Placement, entry: string, on: PlainDate | null): readonly Placement[] {
  if (entry === 'admission') return [{ ...placement, from: on }];
  if (entry === 'discharge') return [{ ...placement, to: on }];
  return [];
}

function known(belief: Belief, id: string, kind: PlacementKind): Placement {
  return (
    belief.get(id) ?? { id, kind, tilbudId: null, unitSor: null, section: null, from: null, to: null, plannedEnd: null }
  );
}
