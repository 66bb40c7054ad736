import { type PlainDate } from '#kernel';
import { type PathwayEvent } from '../events.js';

export type CprKind = 'official' | 'replacement';

/** What decisions need of who the citizen is: never the person's own data. */
export interface CitizenState {
  readonly registered: boolean;
  /** Which kind of CPR number the citizen has, from each date on. */
  readonly cprKinds: readonly { readonly from: PlainDate; readonly cprKind: CprKind }[];
  /** Whether name and address are protected, from each date on. */
  readonly protections: readonly { readonly from: PlainDate; readonly addressProtected: boolean }[];
}

export const initial: CitizenState = { registered: false, cprKinds: [], protections: [] };

export function evolve(state: CitizenState, event: PathwayEvent): CitizenState {
  const from = event.effective;
  switch (event.type) {
    case 'GuestRegistered':
      return { ...state, registered: true };
    case 'CitizenRegistered':
    case 'GuestIdentified': {
      const { cprKind, addressProtected } = event.data;
      return {
        registered: true,
        cprKinds: [...state.cprKinds, { from, cprKind }],
        protections: [...state.protections, { from, addressProtected }],
      };
    }
    case 'CitizenDetailsChanged': {
      const { addressProtected } = event.data;
      return addressProtected === undefined ? state : { ...state, protections: [...state.protections, { from, addressProtected }] };
    }
    case 'CprChanged':
      return { ...state, cprKinds: [...state.cprKinds, { from, cprKind: event.data.cprKind }] };
    default:
      return state;
  }
}

/** The kind of CPR number on a date; before the registration the first one known. */
export function cprKindOn({ cprKinds }: CitizenState, date: PlainDate): CprKind | undefined {
  return (cprKinds.findLast(({ from }) => from <= date) ?? cprKinds[0])?.cprKind;
}

/** Whether name and address are protected on a date; before the registration as it is known first. */
export function isAddressProtectedOn({ protections }: CitizenState, date: PlainDate): boolean {
  return (protections.findLast(({ from }) => from <= date) ?? protections[0])?.addressProtected ?? false;
}
