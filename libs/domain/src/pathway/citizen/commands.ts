/** Registers who the citizen is. The CPR number has been checked at the edge. */
export interface RegisterCitizen {
  readonly type: 'RegisterCitizen';
  readonly cprKind: 'official' | 'replacement';
  readonly addressProtected: boolean;
  readonly personal: {
    readonly cpr: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly address?: string;
  };
}
export type CitizenCommand = RegisterCitizen;
