import {
  breakOffReasons,
  declineReasons,
  transitionKinds,
  type BreakOffReason,
  type DeclineReason,
  type TransitionKind,
} from '#domain/pathway/transition/events.js';
import { type MunicipalityCode, type PlainDate, type Uuid } from '#kernel';
import { DateField, IdField, IdListField, PatternField, WordField } from '../../fields/fields.js';
import { ObjectField } from '../../fields/nested.js';

const parties = ['tilbud', 'hospital', 'municipality'] as const;

/** Names one party: a tilbud by its id, a municipality by its code, a hospital by its unit's SOR number where that is known. */
export class PartyRequest {
  @WordField(parties, 'What sort of party')
  kind: (typeof parties)[number];

  @IdField('Of a tilbud: its id', { optional: true })
  tilbudId?: Uuid;

  @PatternField(/^\d{11,20}$/, 'must be a SOR number', 'Of a hospital: the SOR number of the unit', { optional: true })
  unitSor?: string;

  @PatternField(/^\d{3}$/, 'must be a three-digit municipality code', 'Of a municipality: its code', { optional: true })
  code?: MunicipalityCode;
}

export class PlannedTransitionRequest {
  @WordField(transitionKinds, 'From where to where')
  kind: TransitionKind;

  @ObjectField(() => PartyRequest, 'Who hands over')
  sender: PartyRequest;

  @ObjectField(() => PartyRequest, 'Who takes over')
  receiver: PartyRequest;

  @DateField('Date of planning')
  on: PlainDate;

  @DateField('Date on which the citizen is to move')
  plannedDate: PlainDate;
}

export class TransitionDateRequest {
  @DateField('Date of the decision')
  on: PlainDate;

  @DateField('Date on which the citizen is to move')
  plannedDate: PlainDate;
}

export class HandoverMeetingRequest {
  @DateField('Date of the meeting')
  on: PlainDate;

  @IdListField(50, 'The staff who took part')
  participants: Uuid[];
}

export class TransitionStepRequest {
  @DateField('Date of it')
  on: PlainDate;
}

export class DeclineRequest extends TransitionStepRequest {
  @WordField(declineReasons, 'Why the receiver does not take over')
  reason: DeclineReason;
}

export class TransitionBreakOffRequest extends TransitionStepRequest {
  @WordField(breakOffReasons, 'Why it came to nothing')
  reason: BreakOffReason;
}
