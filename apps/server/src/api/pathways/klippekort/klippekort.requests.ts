import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, TextField } from '../../fields/fields.js';

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
