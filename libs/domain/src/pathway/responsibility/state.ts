import { type MunicipalityCode, type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { includes, type Interval } from '../interval.js';
import { type TransferCause } from './events.js';

/** When a municipality had a part in the case. */
export interface Term extends Interval {
  readonly municipality: MunicipalityCode;
}

/** A case on its way to another municipality. */
export interface CaseTransfer {
  readonly transferId: Uuid;
  readonly to: MunicipalityCode;
  readonly because: TransferCause;
  readonly payer: 'sender' | 'receiver';
  readonly offeredOn: PlainDate;
  /** What came of it; null while it waits for an answer. */
  readonly answer: { readonly is: 'accepted' | 'declined' | 'withdrawn'; readonly on: PlainDate } | null;
}

/** Who decides, who pays and where the citizen lives, each over time; the last term runs on. */
export interface ResponsibilityState {
  readonly acting: readonly Term[];
  readonly paying: readonly Term[];
  readonly home: readonly Term[];
  readonly transfers: readonly CaseTransfer[];
}

export const initial: ResponsibilityState = { acting: [], paying: [], home: [], transfers: [] };

export function evolve(state: ResponsibilityState, event: PathwayEvent): ResponsibilityState {
  const on = event.effective;
  switch (event.type) {
    case 'ResponsibilityAssigned': {
      const { acting, paying, home } = event.data;
      return {
        ...state,
        acting: begunWith(state.acting, acting, on),
        paying: begunWith(state.paying, paying, on),
        home: begunWith(state.home, home, on),
      };
    }
    case 'CitizenMoved':
      return { ...state, home: followedBy(state.home, event.data.to, on) };
    case 'CaseTransferOffered': {
      const { transferId, to, because, payer } = event.data;
      return { ...state, transfers: [...state.transfers, { transferId, to, because, payer, offeredOn: on, answer: null }] };
    }
    case 'CaseTransferEnded':
      return answered(state, event.data.transferId, { is: event.data.as, on });
    case 'ActingMunicipalityChanged': {
      const { transferId, to } = event.data;
      return answered({ ...state, acting: followedBy(state.acting, to, on) }, transferId, { is: 'accepted', on });
    }
    case 'PayingMunicipalityChanged':
      return { ...state, paying: followedBy(state.paying, event.data.to, on) };
    default:
      return state;
  }
}

/** The municipality that had the part on a date; undefined before the first. */
export function municipalityOn(terms: readonly Term[], date: PlainDate): MunicipalityCode | undefined {
  return terms.find((term) => includes(term, date))?.municipality;
}

/**
 * The municipality that decides now: whose citizen it is, and whose staff may know of the case. Undefined for somebody who
 * is not registered.
 */
export function actingMunicipality({ acting }: ResponsibilityState): MunicipalityCode | undefined {
  return acting.at(-1)?.municipality;
}

/** The offer that waits for an answer. */
export function waitingTransfer({ transfers }: ResponsibilityState): CaseTransfer | undefined {
  return transfers.find(({ answer }) => answer === null);
}

/** The first term; what is said of earlier dates, having been learned later, goes on. */
function begunWith(terms: readonly Term[], municipality: MunicipalityCode, on: PlainDate): readonly Term[] {
  return terms.length > 0 ? terms : [{ municipality, from: on, until: null }];
}

/** The terms with another one from `on`; one that would have no date falls away, and the same municipality goes on. */
function followedBy(terms: readonly Term[], municipality: MunicipalityCode, on: PlainDate): readonly Term[] {
  const before = terms.filter(({ from }) => from < on).map((term) => (includes(term, on) ? { ...term, until: on } : term));
  const last = before.at(-1);
  if (last?.municipality === municipality && last.until === on) return [...before.slice(0, -1), { ...last, until: null }];
  return [...before, { municipality, from: on, until: null }];
}

function answered(state: ResponsibilityState, id: Uuid, answer: NonNullable<CaseTransfer['answer']>): ResponsibilityState {
  const transfers = state.transfers.map((one) => (one.transferId === id && one.answer === null ? { ...one, answer } : one));
  return { ...state, transfers };
}
