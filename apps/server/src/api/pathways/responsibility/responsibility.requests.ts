import { paymentCauses, transferCauses } from '#domain/pathway/responsibility/events.js';
import { type MunicipalityCode, type PlainDate } from '#kernel';
import { DateField, WordField } from '../../fields/fields.js';
import { MunicipalityField } from '../../fields/municipality.js';
import { ObjectField } from '../../fields/nested.js';
import { CoordinatorRequest } from '../case/case.requests.js';

export class CitizenMoveRequest {
  @MunicipalityField('The municipality that the citizen lives in now')
  to: MunicipalityCode;

  @DateField('First date there')
  on: PlainDate;
}

const payers = ['sender', 'receiver'] as const;

export class TransferRequest {
  @MunicipalityField('The municipality that is asked to take over')
  to: MunicipalityCode;

  @WordField(transferCauses, 'Why it goes there')
  because: (typeof transferCauses)[number];

  @WordField(payers, 'Which of the two pays once it is taken over')
  payer: (typeof payers)[number];
}

export class TransferAcceptanceRequest {
  @DateField('First date on which the receiver decides; without a 24-hour stay on it and after it')
  on: PlainDate;

  @ObjectField(() => CoordinatorRequest, 'The receiver’s coordinator (tovholder), who gets the open tasks; nobody has them until one is named', { optional: true })
  coordinator?: CoordinatorRequest;
}

export class PayingRequest {
  @MunicipalityField('The municipality that pays')
  to: MunicipalityCode;

  @DateField('First date on which it does')
  on: PlainDate;

  @WordField(paymentCauses, 'Why')
  because: (typeof paymentCauses)[number];
}
