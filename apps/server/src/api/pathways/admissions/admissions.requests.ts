import { type Instant, type PlainDate } from '#kernel';
import { DateField, FlagField, InstantField, PatternField, WordField } from '../../fields/fields.js';

const careClasses = ['emergency', 'inpatient'] as const;

/** Something that a hospital said, or did. */
export class HospitalEntryRequest {
  @DateField('Date of it')
  on: PlainDate;

  @InstantField('The hour, where it is known', { optional: true })
  at?: Instant;
}

export class AdmissionRequest extends HospitalEntryRequest {
  @WordField(careClasses, 'Emergency department or ward')
  careClass: (typeof careClasses)[number];

  @FlagField('Whether the unit is a psychiatric one')
  psychiatric: boolean;

  @PatternField(/^\d{11,20}$/, 'must be a SOR number', 'SOR number of the unit', { optional: true })
  unitSor?: string;

  @FlagField('Whether the hospital asks for a report on the citizen (indlæggelsesrapport)', { optional: true })
  reportOfAdmissionRequested?: boolean;
}

export class ExpectedDischargeRequest extends HospitalEntryRequest {
  @DateField('Date on which the hospital expects to discharge')
  date: PlainDate;
}

const entries = ['admission', 'leave-start', 'leave-end', 'discharge'] as const;

export class EntryRevisionRequest extends HospitalEntryRequest {
  @WordField(entries, 'What the hospital says anew, or takes back')
  entry: (typeof entries)[number];

  @WordField(careClasses, 'Which of an episode’s two admissions; the last said when absent', { optional: true })
  careClass?: (typeof careClasses)[number];
}
