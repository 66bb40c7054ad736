import { type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';

export interface Coordinator {
  readonly workerId: Uuid;
  readonly unit: string;
  readonly from: PlainDate;
}

export interface KnownWorker {
  readonly workerId: Uuid;
  readonly tilbudId: Uuid;
  /** First date on which the citizen knew the worker. */
  readonly from: PlainDate;
}

export interface PeopleState {
  /** Each replaces the one before. */
  readonly coordinators: readonly Coordinator[];
  readonly knownWorkers: readonly KnownWorker[];
}

export const initial: PeopleState = { coordinators: [], knownWorkers: [] };

export function evolve(state: PeopleState, event: PathwayEvent): PeopleState {
  switch (event.type) {
    case 'CoordinatorAssigned':
      return { ...state, coordinators: [...state.coordinators, { ...event.data, from: event.effective }] };
    case 'KnownWorkerAssigned':
      return { ...state, knownWorkers: [...state.knownWorkers, { ...event.data, from: event.effective }] };
    default:
      return state;
  }
}

/** The one coordinator on a date: the last one assigned by then. */
export function coordinatorOn({ coordinators }: PeopleState, date: PlainDate): Coordinator | undefined {
  return coordinators.findLast(({ from }) => from <= date);
}

/** The workers whom the citizen knows on a date. Whom one has come to know one goes on knowing. */
export function knownWorkersOn({ knownWorkers }: PeopleState, date: PlainDate): readonly KnownWorker[] {
  return knownWorkers.filter(({ from }) => from <= date);
}

/** Whether the citizen knows a worker at a tilbud on a date. */
export function knows(people: PeopleState, worker: { readonly workerId: Uuid; readonly tilbudId: Uuid }, date: PlainDate): boolean {
  return knownWorkersOn(people, date).some((one) => one.workerId === worker.workerId && one.tilbudId === worker.tilbudId);
}
