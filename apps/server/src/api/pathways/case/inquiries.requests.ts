import { inquiryOutcomes, inquirySources, type InquiryOutcome, type InquirySource } from '#domain/pathway/case/events.js';
import { type Instant, type PlainDate } from '#kernel';
import { DateField, InstantField, PatternField, TextField, WordField } from '../../fields/fields.js';

export class InquiryRequest {
  @DateField('Date of the inquiry')
  on: PlainDate;

  @InstantField('The hour, where it matters', { optional: true })
  at?: Instant;

  @WordField(inquirySources, 'Where it came from')
  source: InquirySource;

  @PatternField(/^\d{6,18}$/, 'must be a SOR code', 'The unit that referred, by its SOR code', { optional: true })
  unitSor?: string;

  @TextField(2000, 'In words; kept under the citizen’s own key', { optional: true })
  note?: string;
}

export class AnswerRequest {
  @DateField('Date of the answer')
  on: PlainDate;

  @WordField(inquiryOutcomes, 'What came of it')
  outcome: InquiryOutcome;
}
