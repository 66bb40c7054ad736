import { type Instant, type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { includes, type Interval } from '../interval.js';
import { type ContactKind } from './events.js';

export interface Coordinator {
  readonly workerId: Uuid;
  readonly unit: string;
  /** Until the next one begins. */
  readonly from: PlainDate;
  /** The case has gone to another municipality since, which has its own staff. */
  readonly ofFormerMunicipality?: true;
}

/** From the first date on which the citizen knew the worker, until the first on which the worker was not there any more. */
export interface KnownWorker extends Interval {
  readonly workerId: Uuid;
  readonly tilbudId: Uuid;
}

export interface Contact {
  readonly contactId: Uuid;
  readonly kind: ContactKind;
  readonly workerId: Uuid;
  /** Null where the worker is the authority's. */
  readonly tilbudId: Uuid | null;
  readonly on: PlainDate;
  readonly at?: Instant;
}

export interface PeopleState {
  /** Each replaces the one before. */
  readonly coordinators: readonly Coordinator[];
  readonly knownWorkers: readonly KnownWorker[];
  readonly contacts: readonly Contact[];
}

type Worker = Pick<KnownWorker, 'workerId' | 'tilbudId'>;

export const initial: PeopleState = { coordinators: [], knownWorkers: [], contacts: [] };

export function evolve(state: PeopleState, event: PathwayEvent): PeopleState {
  switch (event.type) {
    case 'CoordinatorAssigned':
      return { ...state, coordinators: [...state.coordinators, { ...event.data, from: event.effective }] };
    case 'ActingMunicipalityChanged':
      return { ...state, coordinators: state.coordinators.map((one) => ({ ...one, ofFormerMunicipality: true })) };
    case 'KnownWorkerAssigned':
      return knows(state, event.data, event.effective)
        ? state
        : { ...state, knownWorkers: [...state.knownWorkers, { ...event.data, from: event.effective, until: null }] };
    case 'KnownWorkerEnded': {
      const ended = (one: KnownWorker) => (isSame(one, event.data) && includes(one, event.effective) ? { ...one, until: event.effective } : one);
      return { ...state, knownWorkers: state.knownWorkers.map(ended) };
    }
    case 'ContactRecorded': {
      const at = event.effectiveAt === undefined ? {} : { at: event.effectiveAt };
      return { ...state, contacts: [...state.contacts, { ...event.data, on: event.effective, ...at }] };
    }
    default:
      return state;
  }
}

/** The one coordinator on a date: the last one assigned by then. */
export function coordinatorOn({ coordinators }: PeopleState, date: PlainDate): Coordinator | undefined {
  return coordinators.findLast(({ from }) => from <= date);
}

/**
 * The coordinator whom the acting municipality has named, at the end of what is known; nothing where the case has come from another
 * one and nobody was named since.
 */
export function presentCoordinator({ coordinators }: PeopleState): Coordinator | undefined {
  const last = coordinators.at(-1);
  return last?.ofFormerMunicipality ? undefined : last;
}

/** The workers whom the citizen knows on a date. Whom one has come to know one goes on knowing, while the worker is there. */
export function knownWorkersOn({ knownWorkers }: PeopleState, date: PlainDate): readonly KnownWorker[] {
  return knownWorkers.filter((one) => includes(one, date));
}

/** Whether the citizen knows a worker at a tilbud on a date. */
export function knows(people: PeopleState, worker: Worker, date: PlainDate): boolean {
  return knownWorkersOn(people, date).some((one) => isSame(one, worker));
}

function isSame(one: Worker, other: Worker): boolean {
  return one.workerId === other.workerId && one.tilbudId === other.tilbudId;
}
