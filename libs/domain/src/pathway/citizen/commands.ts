import { type MunicipalityCode, type PlainDate } from '#kernel';
import { type CprKind } from './state.js';

/** Registers who the citizen is. The CPR number has been checked at the edge. */
export interface RegisterCitizen {
  readonly type: 'RegisterCitizen';
  readonly cprKind: CprKind;
  readonly addressProtected: boolean;
  /** Who pays, and where the citizen lives; the acting municipality where nothing else is known. */
  readonly paying?: MunicipalityCode;
  readonly home?: MunicipalityCode;
  readonly personal: {
    readonly cpr: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly address?: string;
  };
}

/** Another name, address or protection from a date on. What is absent stays as it is. */
export interface ChangeCitizenDetails {
  readonly type: 'ChangeCitizenDetails';
  readonly on: PlainDate;
  readonly addressProtected?: boolean;
  readonly personal: {
    readonly givenName?: string;
    readonly familyName?: string;
    /** Null takes it away. */
    readonly address?: string | null;
  };
}

/** Another CPR number from a date on. It has been checked at the edge, and is nobody else's. */
export interface ChangeCpr {
  readonly type: 'ChangeCpr';
  readonly on: PlainDate;
  readonly cprKind: CprKind;
  readonly personal: { readonly cpr: string };
}
export type CitizenCommand = RegisterCitizen | ChangeCitizenDetails | ChangeCpr;
