import { type PathwayEvent } from '../events.js';

/** What decisions need of who the citizen is: never the person's own data. */
export interface CitizenState {
  readonly registered: boolean;
  readonly cprKind?: 'official' | 'replacement';
  readonly addressProtected: boolean;
}

export const initial: CitizenState = { registered: false, addressProtected: false };

export function evolve(state: CitizenState, event: PathwayEvent): CitizenState {
  if (event.type !== 'CitizenRegistered') return state;
  const { cprKind, addressProtected } = event.data;
  return { registered: true, cprKind, addressProtected };
}
