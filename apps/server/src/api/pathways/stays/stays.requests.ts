import { type SectionKey } from '#domain';
import { breakOffReasons, causes, destinations, type BreakOffReason, type Cause, type Destination } from '#domain/pathway/stay/events.js';
import { type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, TextField, WordField } from '../../fields/fields.js';
import { ObjectField } from '../../fields/nested.js';
import { PlaceWishRequest } from '../../tilbud/wish.requests.js';
import { SectionField } from '../services/services.requests.js';

export class BrokenOffRequest {
  @WordField(breakOffReasons, 'Why the assessment came to no plan')
  reason: BreakOffReason;

  @TextField(4000, 'In words; kept under the citizen’s own key', { optional: true })
  note?: string;
}

export class EndedStayRequest {
  @DateField('First date without the stay')
  on: PlainDate;

  @WordField(destinations, 'Where the citizen went')
  destination: Destination;

  @DateField('Of an assessment stay: the date on which the plan was handed over', { optional: true })
  planDeliveredOn?: PlainDate;

  @ObjectField(() => BrokenOffRequest, 'Of an assessment stay: why it came to no plan', { optional: true })
  brokenOff?: BrokenOffRequest;
}

/** An akutplads: SEL 82c, without a visitation. */
export class AcuteStayRequest extends PlaceWishRequest {
  @DateField('First date')
  on: PlainDate;

  @IdField('The tilbud that has the place')
  tilbudId: Uuid;

  @IdField('The request for a place that it answers', { optional: true })
  requestId?: Uuid;

  @ObjectField(() => EndedStayRequest, 'The end of a stay that is over when it is recorded', { optional: true })
  ended?: EndedStayRequest;
}

export class StayRequest extends AcuteStayRequest {
  @SectionField('The section that the place is given under')
  section: SectionKey;
}

export class PlannedDischargeRequest {
  @DateField('Date on which the citizen is expected to leave: the first without the stay')
  date: PlainDate;

  @WordField(destinations, 'Where the citizen goes')
  destination: Destination;

  @WordField(causes, 'Who asked for it, or for the change')
  causedBy: Cause;

  @TextField(4000, 'What is expected of whom; kept under the citizen’s own key', { optional: true })
  expectations?: string;
}

export class CancellationRequest {
  @WordField(causes, 'Who called it off')
  causedBy: Cause;
}

export class DischargeRequest {
  @IdField('The stay that ends')
  stayId: Uuid;

  @DateField('First date without the stay')
  on: PlainDate;

  @WordField(destinations, 'Where the citizen went')
  destination: Destination;

  @ObjectField(() => BrokenOffRequest, 'Where an assessment stay ends without its plan: why', { optional: true })
  brokenOff?: BrokenOffRequest;
}
