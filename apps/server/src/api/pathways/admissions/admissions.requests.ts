import { type Instant, type PlainDate } from '#kernel';
import { DateField, FlagField, InstantField, PatternField, WordField } from '../../fields/fields.js';

const careClasses = ['emergency', 'inpatient'] as const;

export class AdmissionRequest {
  @DateField('Date of the admission')
  on: PlainDate;

  @InstantField('The hour, where it is known', { optional: true })
  at?: Instant;

  @WordField(careClasses, 'Emergency department or ward')
  careClass: (typeof careClasses)[number];

  @FlagField('Whether the unit is a psychiatric one')
  psychiatric: boolean;

  @PatternField(/^\d{11,20}$/, 'must be a SOR number', 'SOR number of the unit', { optional: true })
  unitSor?: string;
}

export class HospitalDischargeRequest {
  @DateField('Date of the discharge')
  on: PlainDate;

  @InstantField('The hour, where it is known', { optional: true })
  at?: Instant;
}
