import { type Recorded, type Uuid } from '#kernel';
import { type CprKind } from '../citizen/state.js';
import { type PathwayEvent } from '../events.js';
import { type AdoptionReason, type Anonymity } from './events.js';

/** Begins a pathway for a person whom nobody can name yet (rule STAY-4). */
export interface RegisterGuest {
  readonly type: 'RegisterGuest';
  readonly because: Anonymity;
  /** What staff call the guest. */
  readonly alias?: string;
}

/** Says who the guest is, where the person was not known. The CPR number has been checked at the edge, and is nobody else's. */
export interface IdentifyGuest {
  readonly type: 'IdentifyGuest';
  readonly cprKind: CprKind;
  readonly addressProtected: boolean;
  readonly personal: { readonly cpr: string; readonly givenName: string; readonly familyName: string; readonly address?: string };
}
export type IdentityCommand = RegisterGuest | IdentifyGuest;

/** Records here what was recorded on another citizen's pathway (rules MRG-1, MRG-2). */
export interface AdoptEntries {
  readonly type: 'AdoptEntries';
  readonly adoptionId: Uuid;
  readonly citizenId: Uuid;
  readonly from: Uuid;
  readonly because: AdoptionReason;
  /** The other pathway's entries as they count there, in the order of recording. */
  readonly entries: readonly Recorded<PathwayEvent>[];
}

/** Takes back what another citizen's pathway has adopted; where the two are one person, nothing else is recorded here. */
export interface ReleaseEntries {
  readonly type: 'ReleaseEntries';
  readonly adoptionId: Uuid;
  readonly to: Uuid;
  readonly because: AdoptionReason;
  readonly entries: readonly Uuid[];
}
