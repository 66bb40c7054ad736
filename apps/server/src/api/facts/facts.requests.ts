import { type Instant, type PlainDate, type Uuid } from '#kernel';
import { klippekortStates, noticeStates, partnerMessageStates, serviceStates, visitationStates } from '#read-models';
import { stages } from '#domain/pathway/transition/state.js';
import { DateField, IdField, InstantField, PatternField, WordField } from '../fields/fields.js';
import { ListRequest } from '../lists/list.requests.js';
import { unitPattern } from '../pathways/case/case.requests.js';

/** What every list of facts may be asked. */
export class FactsRequest extends ListRequest {
  @DateField('The date asked about; today in Denmark when absent', { optional: true })
  asOf?: PlainDate;

  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;

  @IdField('Only about this citizen', { optional: true })
  citizenId?: Uuid;
}

/** What a list of facts may be asked that each are a unit's. */
export class UnitFactsRequest extends FactsRequest {
  @PatternField(unitPattern, 'must be letters, digits, ., _ and -', 'Only where it is this unit’s turn', { optional: true })
  unit?: string;
}

export class TransitionsRequest extends UnitFactsRequest {
  @WordField(stages, 'Only at this stage on the date; `offered` waits for the receiver', { optional: true })
  state?: string;
}

export class NoticesRequest extends FactsRequest {
  @WordField(noticeStates, 'Only what says this', { optional: true })
  state?: string;
}

export class PartnerMessagesRequest extends FactsRequest {
  @WordField(partnerMessageStates, 'Only those that announce a discharge, or only the others', { optional: true })
  state?: string;
}

export class VisitationsRequest extends FactsRequest {
  @WordField(visitationStates, 'Only those that wait for something to start under them, or only the others', { optional: true })
  state?: string;
}

export class ServicesRequest extends UnitFactsRequest {
  @WordField(serviceStates, 'Only what was so on the date', { optional: true })
  state?: string;
}

export class KlippekortRequest extends FactsRequest {
  @WordField(klippekortStates, 'Only what was so on the date', { optional: true })
  state?: string;
}
