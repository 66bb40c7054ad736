import { type SectionKey } from '#domain';
import { causes, destinations, type Cause, type Destination } from '#domain/pathway/stay/events.js';
import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, TextField, WordField } from '../../fields/fields.js';
import { SectionField } from '../services/services.requests.js';

export class StayRequest {
  @SectionField('The section that the place is given under')
  section: SectionKey;

  @DateField('First date')
  on: PlainDate;

  @IdField('The tilbud that has the place')
  tilbudId: Uuid;
}

export class PlannedDischargeRequest {
  @DateField('Date on which the citizen is expected to leave: the first without the stay')
  date: PlainDate;

  @WordField(destinations, 'Where the citizen goes')
  destination: Destination;

  @WordField(causes, 'Who asked for it, or for the change')
  causedBy: Cause;

  @TextField(4000, 'What is expected of whom; kept under the citizen’s own key', { optional: true })
  expectations?: string;
}

export class CancellationRequest {
  @WordField(causes, 'Who called it off')
  causedBy: Cause;
}

export class DischargeRequest {
  @IdField('The stay that ends')
  stayId: Uuid;

  @DateField('First date without the stay')
  on: PlainDate;

  @WordField(destinations, 'Where the citizen went')
  destination: Destination;
}
