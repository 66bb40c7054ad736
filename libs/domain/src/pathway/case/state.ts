import { type PlainDate } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { type Interval } from '../interval.js';

/** When the pathway has been open, and when the citizen died. */
export interface CaseState {
  /** In order of opening; at most the last is without an end. */
  readonly periods: readonly Interval[];
  readonly diedOn?: PlainDate;
}

export const initial: CaseState = { periods: [] };

export function evolve(state: CaseState, event: PathwayEvent): CaseState {
  switch (event.type) {
    case 'PathwayOpened':
    case 'PathwayReopened':
      return { ...state, periods: [...state.periods, { from: event.effective, until: null }] };
    case 'PathwayClosed':
      return {
        ...state,
        periods: state.periods.map((period) => (period.until === null ? { ...period, until: event.effective } : period)),
      };
    case 'CitizenDied':
      return { ...state, diedOn: event.effective };
    default:
      return state;
  }
}

/** The period that runs on; nothing when the pathway has not been opened, or is closed. */
export function currentPeriod({ periods }: CaseState): Interval | undefined {
  const last = periods.at(-1);
  return last?.until === null ? last : undefined;
}

/** Where the pathway stands, at the end of what is known. */
export function caseStatus(state: CaseState): 'none' | 'open' | 'closed' {
  if (state.periods.length === 0) return 'none';
  return currentPeriod(state) ? 'open' : 'closed';
}
