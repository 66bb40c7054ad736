import { readCpr } from '#domain';
import { type MunicipalityCode } from '#kernel';
import { field } from '../fields/field.js';
import { FlagField, TextField } from '../fields/fields.js';
import { MunicipalityField } from '../fields/municipality.js';

/** A personnummer, with or without a hyphen. */
export const CprField = (description: string) =>
  field(
    { type: String, pattern: '^\\d{6}-?\\d{4}$', description },
    { be: (value) => readCpr(value).accepted, problem: 'must be ten digits that begin with an existing date' },
  );

export class RegistrationRequest {
  @CprField('Personnummer or replacement personnummer; kept under the citizen’s own key')
  cpr: string;

  @TextField(200, 'Given names; kept under the citizen’s own key')
  givenName: string;

  @TextField(200, 'Family name; kept under the citizen’s own key')
  familyName: string;

  @TextField(500, 'Address; kept under the citizen’s own key', { optional: true })
  address?: string;

  @FlagField('Name-and-address protection', { optional: true })
  addressProtected?: boolean;
}

export class CitizenRegistrationRequest extends RegistrationRequest {
  @MunicipalityField('The municipality that pays; the registering one when absent', { optional: true })
  payingMunicipality?: MunicipalityCode;

  @MunicipalityField('The municipality that the citizen lives in; the registering one when absent', { optional: true })
  homeMunicipality?: MunicipalityCode;
}

export class LookupRequest {
  @CprField('Personnummer or replacement personnummer')
  cpr: string;
}
