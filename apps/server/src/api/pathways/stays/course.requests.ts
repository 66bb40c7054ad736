import { absenceReasons, extensionReasons, type AbsenceReason, type ExtensionReason } from '#domain/pathway/stay/events.js';
import { type PlainDate } from '#kernel';
import { DateField, TextField, WordField } from '../../fields/fields.js';
import { BrokenOffRequest } from './stays.requests.js';

export class AssessmentPlanRequest {
  @DateField('Date on which the plan was handed over')
  on: PlainDate;

  @TextField(8000, 'The plan; kept under the citizen’s own key', { optional: true })
  plan?: string;
}

export class AssessmentBreakOffRequest extends BrokenOffRequest {
  @DateField('Date on which the assessment was broken off')
  on: PlainDate;
}

export class AbsenceRequest {
  @DateField('First date that the citizen sleeps elsewhere')
  on: PlainDate;

  @DateField('First date back, where the absence is over', { optional: true })
  until?: PlainDate;

  @WordField(absenceReasons, 'Why')
  reason: AbsenceReason;
}

export class ReturnRequest {
  @DateField('First date back')
  on: PlainDate;
}

export class ExtensionRequest {
  @DateField('Date of the decision')
  on: PlainDate;

  @DateField('Last date that it covers')
  through: PlainDate;

  @WordField(extensionReasons, 'Why the akutplads lasts longer')
  reason: ExtensionReason;

  @TextField(2000, 'The reason in words; kept under the citizen’s own key')
  note: string;
}
