import { offerAnswers } from '#domain/pathway/klippekort/events.js';
import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, TextField, WordField } from '../../fields/fields.js';

export class ClipRequest {
  @DateField('Date of the talk')
  on: PlainDate;

  @IdField('The tilbud that the staff member works at')
  tilbudId: Uuid;

  @IdField('The staff member who took the talk')
  workerId: Uuid;

  @TextField(500, 'Why a worker whom the citizen does not know took it; kept under the citizen’s own key', { optional: true })
  unknownWorkerReason?: string;
}

export class OfferRequest {
  @DateField('Date of the offer')
  on: PlainDate;

  @WordField(offerAnswers, 'What the citizen said to it')
  answer: (typeof offerAnswers)[number];
}
