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
 * Who the citizen is on a date: as registered, and as changed by then; before the registration as registered. Nothing of a
 * guest whom nobody can name, and `erased` after the citizen's key was destroyed.
 * @param history opened, with corrections applied, in effective order
 * @param date the last known when absent
 */
export function citizenDetailsOn(history: readonly PathwayEvent[], date?: PlainDate): CitizenDetails | Erased | undefined {
  let details: CitizenDetails | undefined;
  for (const event of history) {
    if (details !== undefined && date !== undefined && event.effective > date) break;
    if (!isDetail(event)) continue;
    if (isErased(event.personal)) return erased;
    details = after(details, event);
  }
  return details;
}

function after(details: CitizenDetails | undefined, event: DetailEvent): CitizenDetails | undefined {
  switch (event.type) {
    case 'CitizenRegistered':
    case 'GuestIdentified': {
      if (!event.personal || isErased(event.personal)) return details;
      const { cpr, givenName, familyName, address } = event.personal;
      return { cpr, cprKind: event.data.cprKind, givenName, familyName, ...addressOf(address) };
    }
    case 'CprChanged':
      return !details || !event.personal || isErased(event.personal) ? details : { ...details, cpr: event.personal.cpr, cprKind: event.data.cprKind };
    case 'CitizenDetailsChanged': {
      if (!details || !event.personal || isErased(event.personal)) return details;
      const { address: before, ...rest } = details;
      const { givenName = details.givenName, familyName = details.familyName, address = before } = event.personal;
      return { ...rest, givenName, familyName, ...addressOf(address) };
    }
  }
}

function addressOf(address: string | null | undefined) {
  return address === undefined || address === null ? {} : { address };
}

function isDetail(event: PathwayEvent): event is DetailEvent {
  return (detailTypes as readonly string[]).includes(event.type);
}
