import { type PlainDate } from '#kernel';
import { type PathwayEvent } from '../events.js';

export type CprKind = 'official' | 'replacement';

/** What decisions need of who the citizen is: never the person's own data. */
export interface CitizenState {
  readonly registered: boolean;
  /**
   * As the citizen was registered: it holds on every date before the first change. Somebody who has had a name for long is
   * registered today, and what has changed since may be told with an earlier date. Absent of a guest.
   */
  readonly as?: { readonly cprKind: CprKind; readonly addressProtected: boolean };
  /** From each date on another kind of CPR number. */
  readonly cprKinds: readonly { readonly from: PlainDate; readonly cprKind: CprKind }[];
  /** From each date on another protection of name and address. */
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
      return { ...state, registered: true, as: { cprKind, addressProtected } };
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

/** The kind of CPR number on a date; nothing of a guest. */
export function cprKindOn({ as, cprKinds }: CitizenState, date: PlainDate): CprKind | undefined {
  return cprKinds.findLast(({ from }) => from <= date)?.cprKind ?? as?.cprKind;
}

/** Whether name and address are protected on a date. */
export function isAddressProtectedOn({ as, protections }: CitizenState, date: PlainDate): boolean {
  return protections.findLast(({ from }) => from <= date)?.addressProtected ?? as?.addressProtected ?? false;
}
