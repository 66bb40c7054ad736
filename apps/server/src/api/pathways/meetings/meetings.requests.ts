import { meetingCancellations, type MeetingCancellation } from '#domain/pathway/meeting/events.js';
import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, PatternField, TextField, WordField } from '../../fields/fields.js';

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When a network meeting is to be. */
export class MeetingMoveRequest {
  @DateField('Date on which it was decided')
  on: PlainDate;

  @DateField('Date of the meeting')
  date: PlainDate;

  @PatternField(timeOfDay, 'must be a time of day, HH:MM', 'Its hour in Denmark; null where none has been set', { nullable: true })
  time: string | null;
}

export class MeetingRequest extends MeetingMoveRequest {
  @IdField('The admission that it prepares the end of; null where it is about none', { nullable: true })
  admissionId: Uuid | null;

  @TextField(8000, 'What it is about; kept under the citizen’s own key', { optional: true })
  agenda?: string;
}

export class MeetingCancellationRequest {
  @DateField('Date on which it was called off')
  on: PlainDate;

  @WordField(meetingCancellations, 'Why')
  because: MeetingCancellation;
}
