import { type PlainDate, type Uuid } from '#kernel';
import { sectionKey, type SectionKey } from '../../law/legal-basis.js';
import { type PathwayEvent } from '../events.js';
import { endedOn, overlap, type Interval } from '../interval.js';
import { type Ground } from './events.js';

export interface Visitation {
  readonly visitationId: Uuid;
  readonly section: SectionKey;
  readonly from: PlainDate;
  /** Last date, inclusive; null when granted without an end. */
  readonly to: PlainDate | null;
}

export interface Service extends Interval {
  readonly serviceId: Uuid;
  readonly section: SectionKey;
  readonly ground: Ground;
  readonly tilbudId: Uuid;
  readonly hoursPerWeek?: number | undefined;
  readonly intensive?: IntensivePeriod;
}

/** A period of massive support within a service. */
export interface IntensivePeriod {
  readonly from: PlainDate;
  /** Last date, inclusive. */
  readonly through: PlainDate;
  readonly hoursPerWeek: number;
  readonly steps: readonly { readonly from: PlainDate; readonly hoursPerWeek: number }[];
}

export interface ServiceState {
  readonly visitations: readonly Visitation[];
  readonly services: readonly Service[];
}

export const initial: ServiceState = { visitations: [], services: [] };

export function evolve(state: ServiceState, event: PathwayEvent): ServiceState {
  switch (event.type) {
    case 'VisitationRegistered': {
      const { visitationId, legalBasis, from, to } = event.data;
      const visitation = { visitationId, section: sectionKey(legalBasis), from, to };
      return { ...state, visitations: [...state.visitations, visitation] };
    }
    case 'ServiceStarted': {
      const { legalBasis, ...started } = event.data;
      const service: Service = { ...started, section: sectionKey(legalBasis), from: event.effective, until: null };
      return { ...state, services: [...state.services, service] };
    }
    case 'ServiceEnded':
      return change(state, event.data.serviceId, (service) => endedOn(service, event.effective));
    case 'IntensiveSupportStarted': {
      const { serviceId, ...period } = event.data;
      return change(state, serviceId, (service) => ({ ...service, intensive: { ...period, from: event.effective } }));
    }
    default:
      return state;
  }
}

/** The visitation for a section that is in force on a date; of several the one that lasts longest. */
export function visitationInForce({ visitations }: ServiceState, section: SectionKey, date: PlainDate): Visitation | undefined {
  return visitations
    .filter((one) => one.section === section && one.from <= date && (one.to === null || date <= one.to))
    .reduce<Visitation | undefined>((best, one) => (best && lastsAsLong(best, one) ? best : one), undefined);
}

/** A service under the section that would share a date with one starting on `from` and running on. */
export function overlappingService({ services }: ServiceState, section: SectionKey, from: PlainDate): Service | undefined {
  return services.find((one) => one.section === section && overlap(one, { from, until: null }));
}

function lastsAsLong(a: Visitation, b: Visitation): boolean {
  return a.to === null || (b.to !== null && a.to >= b.to);
}

function change(state: ServiceState, id: Uuid, to: (service: Service) => Service): ServiceState {
  return { ...state, services: state.services.map((one) => (one.serviceId === id ? to(one) : one)) };
}
