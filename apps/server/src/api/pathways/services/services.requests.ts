import { type SectionKey } from '#domain';
import { annulments, waitingReasons } from '#domain/pathway/service/events.js';
import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, NumberField, PatternField, WordField } from '../../fields/fields.js';

/** Hours in a week: nobody is given more. */
export const WEEK = 168;

/** A section of a law, as the catalogue names it. */
export const SectionField = (description: string) =>
  PatternField(/^(SEL|ABL|PSL|RSL)-\d{1,3}[a-z]?$/, 'must name a section, for example SEL-107', description);

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

export class WaitingRequest {
  @SectionField('The section that it is granted under')
  section: SectionKey;

  @DateField('First date of waiting')
  on: PlainDate;

  @IdField('The tilbud that is to give it')
  tilbudId: Uuid;

  @WordField(waitingReasons, 'Why it waits')
  because: (typeof waitingReasons)[number];
}

export class AnnulmentRequest {
  @WordField(annulments, 'Whether it never started, or was said to start by mistake')
  because: (typeof annulments)[number];
}
