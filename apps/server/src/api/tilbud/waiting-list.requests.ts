import { placeKinds, placeProperties, type PlaceKind, type PlaceProperty } from '#domain';
import { type EndWaiting } from '#domain/tilbud/commands.js';
import { waitingReasons } from '#domain/tilbud/events.js';
import { type Instant, type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, InstantField, WordField, WordListField } from '../fields/fields.js';
import { ListRequest } from '../lists/list.requests.js';

export class WaitingEntryRequest {
  @IdField('The citizen who waits')
  citizenId: Uuid;

  @IdField('The visitation that the place is wanted under', { optional: true })
  visitationId?: Uuid;

  @WordField(placeKinds, 'What the place is for')
  kind: PlaceKind;

  @WordListField(placeProperties, 'What it must have', { optional: true })
  needs?: PlaceProperty[];

  @DateField('First date of waiting; today when absent', { optional: true })
  since?: PlainDate;

  @DateField('The date from which a place is wanted')
  wantedFrom: PlainDate;

  @WordField(waitingReasons, 'Why the citizen waits')
  reason: (typeof waitingReasons)[number];
}

const givenReasons = ['withdrawn', 'placed-elsewhere', 'visitation-ended', 'entered-in-error'] as const satisfies readonly EndWaiting['because'][];

export class EndWaitingRequest {
  @WordField(givenReasons, 'Why the citizen waits no more')
  because: EndWaiting['because'];
}

export class WaitingListRequest extends ListRequest {
  @DateField('Who waits on this date; today in Denmark when absent', { optional: true })
  asOf?: PlainDate;

  @InstantField('As known at this instant; what is known now when absent', { optional: true })
  knownAt?: Instant;

  @IdField('Only of this citizen', { optional: true })
  citizenId?: Uuid;
}
