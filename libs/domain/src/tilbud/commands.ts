import { type CorrectionReason, type Instant, type JsonObject, type PlainDate, type Uuid } from '#kernel';
import { type SectionKey } from '../law/legal-basis.js';
import { type endReasons, type overOccupancyReasons, type releaseReasons, type waitingReasons } from './events.js';
import { type PlaceKind, type PlaceProperty, type TilbudKind } from './kinds.js';

/** Enters a tilbud. */
export interface RegisterTilbud {
  readonly type: 'RegisterTilbud';
  readonly name: string;
  readonly kind: TilbudKind;
  readonly sections: readonly SectionKey[];
  readonly managed: boolean;
}

/** Adds a place from a date on. */
export interface AddPlace {
  readonly type: 'AddPlace';
  readonly placeId: Uuid;
  readonly kind: PlaceKind;
  readonly properties: readonly PlaceProperty[];
  readonly from: PlainDate;
}

/** Takes a place away from a date on; whoever is in it then is over-occupancy. */
export interface WithdrawPlace {
  readonly type: 'WithdrawPlace';
  readonly placeId: Uuid;
  readonly from: PlainDate;
}

/** Asks for a place: which one follows from what is asked. Asking again under the same id changes nothing while it is kept. */
export interface ReservePlace {
  readonly type: 'ReservePlace';
  readonly reservationId: Uuid;
  readonly citizenId: Uuid;
  /** The stay that is being started; null to book ahead. */
  readonly stayId: Uuid | null;
  readonly kind: PlaceKind;
  readonly needs: readonly PlaceProperty[];
  /** The section of the stay; null where it is not decided yet. */
  readonly section: SectionKey | null;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  readonly holdUntil: Instant;
  /** The stay is over when it is recorded: nothing is held for it, and what has happened is not refused for lack of a place. */
  readonly over?: boolean | undefined;
  /** A manager's word that the citizen is taken in even when no place is left. */
  readonly overOccupancy?: { readonly because: (typeof overOccupancyReasons)[number]; readonly note?: string | undefined } | undefined;
}

/** Starts a stay on what was booked ahead. */
export interface ClaimReservation {
  readonly type: 'ClaimReservation';
  readonly reservationId: Uuid;
  readonly citizenId: Uuid;
  readonly stayId: Uuid;
  readonly from: PlainDate;
  readonly holdUntil: Instant;
}

/** Gives a place back that nobody has moved into. */
export interface ReleaseReservation {
  readonly type: 'ReleaseReservation';
  readonly reservationId: Uuid;
  readonly because: Extract<(typeof releaseReasons)[number], 'called-off' | 'stay-refused'>;
}

/** The time for which the place was held is over. */
export interface LapseHold {
  readonly type: 'LapseHold';
  readonly reservationId: Uuid;
}

/** Moves a citizen, or what is kept for one, to another place from a date on. */
export interface ChangePlace {
  readonly type: 'ChangePlace';
  readonly reservationId: Uuid;
  readonly placeId: Uuid;
  readonly on: PlainDate;
}

/** A stay as the citizen's pathway has it. */
export interface StayAtTilbud {
  readonly from: PlainDate;
  /** First date without it; null while it lasts. */
  readonly until: PlainDate | null;
  /** Date of the planned discharge. */
  readonly expected: PlainDate | null;
}

/** Brings what is kept in line with the stay, whatever has become of that; null when there is no such stay here. Never refused. */
export interface FollowStay {
  readonly type: 'FollowStay';
  readonly stayId: Uuid;
  readonly citizenId: Uuid;
  readonly kind: PlaceKind;
  readonly stay: StayAtTilbud | null;
  /** For a reservation, should there be none yet. */
  readonly reservationId: Uuid;
}

/** Brings bookings and the waiting list in line with whether the citizen lives. Never refused. */
export interface FollowCitizen {
  readonly type: 'FollowCitizen';
  readonly citizenId: Uuid;
  readonly diedOn: PlainDate | null;
}

/**
 * Lets what is booked for one citizen, and waited for, be another's, who is the same person (rule MRG-1); and go back to whom it
 * came from where it turns out that they are two. Never refused.
 */
export interface FollowMerge {
  readonly type: 'FollowMerge';
  readonly from: Uuid;
  readonly to: Uuid;
  readonly undone: boolean;
}

export interface PutOnWaitingList {
  readonly type: 'PutOnWaitingList';
  readonly entryId: Uuid;
  readonly citizenId: Uuid;
  readonly visitationId: Uuid | null;
  readonly kind: PlaceKind;
  readonly needs: readonly PlaceProperty[];
  /** First date of waiting; today when absent. */
  readonly since?: PlainDate | undefined;
  readonly wantedFrom: PlainDate;
  readonly reason: (typeof waitingReasons)[number];
}

export interface EndWaiting {
  readonly type: 'EndWaiting';
  readonly entryId: Uuid;
  readonly because: Exclude<(typeof endReasons)[number], 'placed' | 'died' | 'waits-already'>;
}

/** What one entry is to say from now on; what is absent stays as it is. */
export interface TilbudEntryChange {
  readonly entry: Uuid;
  /** Members of the entry's data, each replaced as a whole. */
  readonly data: JsonObject;
}

/** Says entries of a tilbud anew and takes entries back, all or nothing (rule TIL-4). */
export interface CorrectTilbudEntries {
  readonly type: 'CorrectTilbudEntries';
  readonly changes: readonly TilbudEntryChange[];
  /** Entries that do not count any more; a retraction or correction among them brings back what it had changed. */
  readonly retract: readonly Uuid[];
  readonly because: CorrectionReason;
}

export type TilbudCommand =
  | RegisterTilbud
  | AddPlace
  | WithdrawPlace
  | ReservePlace
  | ClaimReservation
  | ReleaseReservation
  | LapseHold
  | ChangePlace
  | FollowStay
  | FollowCitizen
  | FollowMerge
  | PutOnWaitingList
  | EndWaiting;
