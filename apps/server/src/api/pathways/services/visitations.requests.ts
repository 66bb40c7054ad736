import { type SectionKey } from '#domain';
import { revocations } from '#domain/pathway/service/events.js';
import { type PlainDate } from '#kernel';
import { DateField, NumberField, TextField, WordField } from '../../fields/fields.js';
import { SectionField, WEEK } from './services.requests.js';

export class VisitationRequest {
  @SectionField('The section that grants it')
  section: SectionKey;

  @DateField('First date')
  from: PlainDate;

  @DateField('Last date, inclusive; null when granted without an end', { nullable: true })
  to: PlainDate | null;

  @NumberField(0, WEEK, 'Hours of support a week', { optional: true })
  hoursPerWeek?: number;

  @DateField('Date of the decision; the first date where nothing is said', { optional: true })
  decidedOn?: PlainDate;

  @TextField(4000, 'What the support is to achieve; kept under the citizen’s own key', { optional: true })
  goals?: string;
}

export class RevisionRequest {
  @DateField('First date on which it is as revised')
  on: PlainDate;

  @DateField('Last date, inclusive; null when granted without an end', { nullable: true })
  to: PlainDate | null;

  @NumberField(0, WEEK, 'Hours of support a week; as before where nothing is said', { optional: true })
  hoursPerWeek?: number;

  @TextField(4000, 'What the support is to achieve; kept under the citizen’s own key', { optional: true })
  goals?: string;
}

export class RevocationRequest {
  @DateField('First date on which it is not in force any more')
  on: PlainDate;

  @WordField(revocations, 'Why')
  because: (typeof revocations)[number];
}
