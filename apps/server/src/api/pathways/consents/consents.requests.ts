import { type ConsentCategory, consentCategories, handleplanAnswers } from '#domain/pathway/consent/events.js';
import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, IdListField, PatternListField, TextField, WordField, WordListField } from '../../fields/fields.js';

const forms = ['written', 'oral'] as const;

/** The id of a partner, as agreements name it. */
export const partnerPattern = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

export class ConsentRequest {
  @DateField('First date')
  on: PlainDate;

  @WordListField(consentCategories, 'What may be passed on')
  categories: ConsentCategory[];

  @PatternListField(partnerPattern, 50, 'Whom it may be passed on to: ids of partners, as agreements name them')
  recipients: string[];

  @WordField(forms, 'How it was given')
  form: (typeof forms)[number];

  @DateField('Last date, inclusive; as long as a consent may last where nothing is said', { optional: true })
  through?: PlainDate;
}

export class ConsentWithdrawalRequest {
  @DateField('First date on which it does not hold any more')
  on: PlainDate;
}

export class ConsentsInForceRequest {
  @DateField('On which date; today when absent', { optional: true })
  asOf?: PlainDate;
}

/** A discharge agreement (psykiatriloven § 13 a), or a coordination plan (§ 13 b). */
export class ArrangementRequest {
  @DateField('Date of it')
  on: PlainDate;

  @IdField('The admission that it prepares the end of; null where none is known', { nullable: true })
  admissionId: Uuid | null;

  @TextField(8000, 'What it says; kept under the citizen’s own key', { optional: true })
  content?: string;
}

export class HandleplanOfferRequest {
  @DateField('Date of the offer')
  on: PlainDate;

  @IdField('The visitation that it goes with; null where it goes with none', { nullable: true })
  visitationId: Uuid | null;

  @WordField(handleplanAnswers, 'What the citizen said to it')
  answer: (typeof handleplanAnswers)[number];
}

export class HandleplanRequest {
  @DateField('Date of the plan')
  on: PlainDate;

  @DateField('When it is to be looked at again; null where nothing was set', { nullable: true })
  reviewOn: PlainDate | null;

  @IdListField(50, 'The tilbud that the relevant parts were handed to')
  handedTo: Uuid[];

  @TextField(8000, 'What it says; kept under the citizen’s own key', { optional: true })
  content?: string;
}
