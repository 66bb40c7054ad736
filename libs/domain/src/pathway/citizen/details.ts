import { type Erased, erased, isErased, type PlainDate } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { type CprKind } from './state.js';

/** Who a citizen is. Personal, all of it: it stands in no state, and is read where it is shown or passed on. */
export interface CitizenDetails {
  readonly cpr: string;
  readonly cprKind: CprKind;
  readonly givenName: string;
  readonly familyName: string;
  readonly address?: string;
}

/** The events that say who a citizen is. */
export const detailTypes = ['CitizenRegistered', 'GuestIdentified', 'CitizenDetailsChanged', 'CprChanged'] as const;
type DetailEvent = Extract<PathwayEvent, { readonly type: (typeof detailTypes)[number] }>;

/**
 * Who the citizen is on a date: as registered, whenever that was, and as changed by then. Nothing of a guest whom nobody can
 * name, and `erased` after the citizen's key was destroyed.
 * @param history opened, with corrections applied, in effective order
 * @param date the last known when absent
 */
export function citizenDetailsOn(history: readonly PathwayEvent[], date?: PlainDate): CitizenDetails | Erased | undefined {
  const told = history.filter(isDetail);
  if (told.some(({ personal }) => isErased(personal))) return erased;
  const changes = told.filter(({ effective }) => date === undefined || effective <= date);
  return changes.reduce(changed, registeredAs(told));
}

function registeredAs(told: readonly DetailEvent[]): CitizenDetails | undefined {
  const event = told.findLast(({ type }) => type === 'CitizenRegistered' || type === 'GuestIdentified');
  if (event?.type !== 'CitizenRegistered' && event?.type !== 'GuestIdentified') return undefined;
  if (!event.personal || isErased(event.personal)) return undefined;
  const { cpr, givenName, familyName, address } = event.personal;
  return { cpr, cprKind: event.data.cprKind, givenName, familyName, ...addressOf(address) };
}

function changed(details: CitizenDetails | undefined, event: DetailEvent): CitizenDetails | undefined {
  if (!details || !event.personal || isErased(event.personal)) return details;
  switch (event.type) {
    case 'CprChanged':
      return { ...details, cpr: event.personal.cpr, cprKind: event.data.cprKind };
    case 'CitizenDetailsChanged': {
      const { address: before, ...rest } = details;
      const { givenName = details.givenName, familyName = details.familyName, address = before } = event.personal;
      return { ...rest, givenName, familyName, ...addressOf(address) };
    }
    default:
      return details;
  }
}

function addressOf(address: string | null | undefined) {
  return address === undefined || address === null ? {} : { address };
}

function isDetail(event: PathwayEvent): event is DetailEvent {
  return (detailTypes as readonly string[]).includes(event.type);
}
