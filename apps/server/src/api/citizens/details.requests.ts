import { type PlainDate } from '#kernel';
import { DateField, FlagField, TextField } from '../fields/fields.js';
import { CprField } from './citizens.requests.js';

export class DetailsRequest {
  @DateField('First date on which it is so')
  on: PlainDate;

  @TextField(200, 'Given names; kept under the citizen’s own key', { optional: true })
  givenName?: string;

  @TextField(200, 'Family name; kept under the citizen’s own key', { optional: true })
  familyName?: string;

  @TextField(500, 'Address, null where there is none any more; kept under the citizen’s own key', { optional: true, nullable: true })
  address?: string | null;

  @FlagField('Name-and-address protection', { optional: true })
  addressProtected?: boolean;
}

export class CprChangeRequest {
  @DateField('First date on which it is the citizen’s')
  on: PlainDate;

  @CprField('The personnummer, or replacement personnummer, that the citizen has now; kept under the citizen’s own key')
  cpr: string;
}
