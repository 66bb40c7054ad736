import { type SectionKey } from '#domain';
import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, NumberField, PatternField, TextField, WordField } from '../../fields/fields.js';

/** Hours in a week: nobody is given more. */
const WEEK = 168;

/** A section of a law, as the catalogue names it. */
export const SectionField = (description: string) =>
  PatternField(/^(SEL|ABL|PSL|RSL)-\d{1,3}[a-z]?$/, 'must name a section, for example SEL-107', description);

export class VisitationRequest {
  @SectionField('The section that grants it')
  section: SectionKey;

  @DateField('First date')
  from: PlainDate;

  @DateField('Last date, inclusive; null when granted without an end', { nullable: true })
  to: PlainDate | null;

  @NumberField(0, WEEK, 'Hours of support a week', { optional: true })
  hoursPerWeek?: number;

  @TextField(4000, 'What the support is to achieve; kept under the citizen’s own key', { optional: true })
  goals?: string;
}

export class ServiceRequest {
  @SectionField('The section that it is given under')
  section: SectionKey;

  @DateField('First date')
  on: PlainDate;

  @IdField('The tilbud that gives it')
  tilbudId: Uuid;

  @NumberField(0, WEEK, 'Hours of support a week', { optional: true })
  hoursPerWeek?: number;
}

const reasons = ['goals-met', 'citizen-wish', 'other-service', 'pathway-closing', 'other'] as const;

export class ServiceEndingRequest {
  @DateField('First date without it')
  on: PlainDate;

  @WordField(reasons, 'Why it ends')
  reason: (typeof reasons)[number];
}
