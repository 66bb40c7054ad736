import { type SectionKey } from '#domain';
import { requestWithdrawals, type RequestWithdrawal } from '#domain/pathway/stay/events.js';
import { type PlainDate, type Uuid } from '#kernel';
import { DateField, FlagField, IdField, TextField, WordField } from '../../fields/fields.js';
import { SectionField } from '../services/services.requests.js';

export class PlaceRequest {
  @SectionField('The section that the place is asked for under')
  section: SectionKey;

  @FlagField('To find out what the citizen needs (udredning)', { optional: true })
  assessment?: boolean;

  @IdField('The tilbud that is asked')
  tilbudId: Uuid;

  @DateField('Date of asking')
  on: PlainDate;

  @DateField('First date on which the place is wanted')
  wantedFrom: PlainDate;

  @TextField(2000, 'What the tilbud is to know; kept under the citizen’s own key', { optional: true })
  note?: string;
}

export class PlaceRequestWithdrawalRequest {
  @DateField('Date on which it was taken back')
  on: PlainDate;

  @WordField(requestWithdrawals, 'Why')
  reason: RequestWithdrawal;
}
