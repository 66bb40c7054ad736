import { type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { type AdoptionReason } from './events.js';

/** Entries that came from another citizen's pathway. */
export interface Adoption {
  readonly adoptionId: Uuid;
  readonly from: Uuid;
  readonly because: AdoptionReason;
  readonly on: PlainDate;
}

/** A possible breach of personal data security. */
export interface SuspectedBreach {
  readonly adoptionId: Uuid;
  readonly recordedOn: Uuid;
  readonly entries: number;
  readonly on: PlainDate;
}

/** Whose pathway it is: a guest's, a citizen's, or part of another's. */
export interface IdentityState {
  /** Nobody can name the person. */
  readonly anonymous: boolean;
  readonly mergedInto: Uuid | null;
  readonly adoptions: readonly Adoption[];
  readonly suspectedBreaches: readonly SuspectedBreach[];
}

export const initial: IdentityState = { anonymous: false, mergedInto: null, adoptions: [], suspectedBreaches: [] };

export function evolve(state: IdentityState, event: PathwayEvent): IdentityState {
  switch (event.type) {
    case 'GuestRegistered':
      return { ...state, anonymous: true };
    case 'GuestIdentified':
      return { ...state, anonymous: false };
    case 'EntriesAdopted': {
      const { entries: _entries, ...adoption } = event.data;
      return { ...state, adoptions: [...state.adoptions, { ...adoption, on: event.effective }] };
    }
    case 'CitizenMerged':
      return { ...state, mergedInto: event.data.into };
    case 'DataBreachSuspected':
      return { ...state, suspectedBreaches: [...state.suspectedBreaches, { ...event.data, on: event.effective }] };
    default:
      return state;
  }
}
