import { addDays, laterOf, type PlainDate, type Uuid } from '#kernel';
import { sectionKey, type SectionKey } from '../../law/legal-basis.js';
import { type PathwayEvent } from '../events.js';
import { endedOn, overlap, type Interval } from '../interval.js';
import { type annulments, type Ground, type pauseReasons, type waitingReasons } from './events.js';
import { evolveVisitations, type Visitation } from './visitations.js';

export { type Terms, type Visitation, visitationInForce } from './visitations.js';

export interface Service extends Interval {
  readonly serviceId: Uuid;
  readonly section: SectionKey;
  readonly ground: Ground;
  readonly tilbudId: Uuid;
  /** As it started; see `hours` for what has changed since, and `hoursOn` for a date. */
  readonly hoursPerWeek?: number | undefined;
  readonly hours: readonly HoursFrom[];
  readonly pauses: readonly Pause[];
  /** The first date without it, as planned; null where none is planned. */
  readonly plannedEnd: PlainDate | null;
  /** It was never given: it has no date. */
  readonly annulled?: Annulment['because'];
  readonly intensive?: IntensivePeriod;
}

export interface HoursFrom {
  readonly from: PlainDate;
  readonly hoursPerWeek: number;
}

/** Dates on which a service stands still. */
export interface Pause extends Interval {
  readonly because: (typeof pauseReasons)[number];
}

/** A granted service that waits for a tilbud; until it starts, under the same id, or is annulled. */
export interface Waiting extends Interval {
  readonly serviceId: Uuid;
  readonly section: SectionKey;
  readonly ground: Ground;
  readonly tilbudId: Uuid;
  readonly because: (typeof waitingReasons)[number];
}

/** A period of massive support within a service. */
export interface IntensivePeriod {
  readonly from: PlainDate;
  /** Last date, inclusive: as planned, or as moved or ended since. */
  readonly through: PlainDate;
  readonly hoursPerWeek: number;
  /** The steps of the plan. */
  readonly steps: readonly HoursFrom[];
  /** Where the support was turned up or down beside the plan. */
  readonly adjustments: readonly HoursFrom[];
  /** First date without it, where it ended before its time. */
  readonly endedOn?: PlainDate;
}

interface Annulment {
  readonly serviceId: Uuid;
  readonly because: (typeof annulments)[number];
}

export interface ServiceState {
  readonly visitations: readonly Visitation[];
  readonly waiting: readonly Waiting[];
  readonly services: readonly Service[];
  /** Also of what is not told yet, so that a start that is said to be later is annulled too. */
  readonly annulments: readonly Annulment[];
}

export const initial: ServiceState = { visitations: [], waiting: [], services: [], annulments: [] };

export function evolve(state: ServiceState, event: PathwayEvent): ServiceState {
  const visitations = evolveVisitations(state.visitations, event);
  return evolveServices(visitations === state.visitations ? state : { ...state, visitations }, event);
}

function evolveServices(state: ServiceState, event: PathwayEvent): ServiceState {
  switch (event.type) {
    case 'ServicePutOnWaitingList': {
      const { legalBasis, ...listed } = event.data;
      const waiting: Waiting = { ...listed, section: sectionKey(legalBasis), from: event.effective, until: null };
      return { ...state, waiting: [...state.waiting, waiting] };
    }
    case 'ServiceStarted': {
      const { legalBasis, ...started } = event.data;
      const from = event.effective;
      const service: Service = { ...started, section: sectionKey(legalBasis), from, until: null, hours: [], pauses: [], plannedEnd: null };
      const annulment = state.annulments.find(({ serviceId }) => serviceId === service.serviceId);
      const begun = annulment ? annulled(service, annulment.because) : service;
      return { ...offTheList(state, service.serviceId, from), services: [...state.services, begun] };
    }
    case 'ServiceAnnulled': {
      const { serviceId, because } = event.data;
      const known = { ...offTheList(state, serviceId, event.effective), annulments: [...state.annulments, { serviceId, because }] };
      return change(known, serviceId, (one) => annulled(one, because));
    }
    case 'ServiceEnded':
      return change(state, event.data.serviceId, (one) => ended(one, event.effective));
    case 'ServiceHoursChanged': {
      const { serviceId, hoursPerWeek } = event.data;
      return change(state, serviceId, (one) => ({ ...one, hours: [...one.hours, { from: event.effective, hoursPerWeek }] }));
    }
    case 'ServicePaused': {
      const { serviceId, because } = event.data;
      const pause: Pause = { from: event.effective, until: null, because };
      return change(state, serviceId, (one) => (one.until === null ? { ...one, pauses: [...one.pauses, pause] } : one));
    }
    case 'ServiceResumed':
      return change(state, event.data.serviceId, (one) => ({ ...one, pauses: one.pauses.map((pause) => endedOn(pause, event.effective)) }));
    case 'ServiceEndPlanned':
      return change(state, event.data.serviceId, (one) => ({ ...one, plannedEnd: event.data.date }));
    case 'ServiceEndPlanCancelled':
      return change(state, event.data.serviceId, (one) => ({ ...one, plannedEnd: null }));
    case 'IntensiveSupportStarted': {
      const { serviceId, ...period } = event.data;
      return change(state, serviceId, (one) => ({ ...one, intensive: { ...period, from: event.effective, adjustments: [] } }));
    }
    case 'IntensiveSupportStepped': {
      const adjustment = { from: event.effective, hoursPerWeek: event.data.hoursPerWeek };
      return changeIntensive(state, event.data.serviceId, (one) => ({ ...one, adjustments: [...one.adjustments, adjustment] }));
    }
    case 'IntensiveSupportEndMoved':
      return changeIntensive(state, event.data.serviceId, (one) => (one.endedOn === undefined ? { ...one, through: event.data.to } : one));
    case 'IntensiveSupportEnded':
      return changeIntensive(state, event.data.serviceId, (one) => ({
        ...one,
        through: addDays(event.effective, -1),
        endedOn: event.effective,
      }));
    default:
      return state;
  }
}

/** A service under the section that would share a date with one starting on `from` and running on. */
export function overlappingService({ services }: ServiceState, section: SectionKey, from: PlainDate): Service | undefined {
  return services.find((one) => one.section === section && overlap(one, { from, until: null }));
}

/** The service, while it has no end. */
export function openService({ services }: ServiceState, serviceId: Uuid): Service | undefined {
  return services.find((one) => one.serviceId === serviceId && one.until === null);
}

function annulled(service: Service, because: Annulment['because']): Service {
  return { ...service, until: service.from, pauses: [], annulled: because };
}

function ended(service: Service, on: PlainDate): Service {
  return service.until === null ? { ...service, until: on, pauses: service.pauses.map((pause) => endedOn(pause, on)) } : service;
}

function offTheList(state: ServiceState, id: Uuid, on: PlainDate): ServiceState {
  if (state.waiting.length === 0) return state;
  return { ...state, waiting: state.waiting.map((one) => (one.serviceId === id ? endedOn(one, laterOf(one.from, on)) : one)) };
}

function change(state: ServiceState, id: Uuid, to: (service: Service) => Service): ServiceState {
  return { ...state, services: state.services.map((one) => (one.serviceId === id ? to(one) : one)) };
}

function changeIntensive(state: ServiceState, id: Uuid, to: (period: IntensivePeriod) => IntensivePeriod): ServiceState {
  return change(state, id, (one) => (one.intensive ? { ...one, intensive: to(one.intensive) } : one));
}
