import { type PlainDate, type Uuid } from '#kernel';
import { type MeetingCancellation } from './events.js';

/** `on` is the day it was decided. */
export interface PlanNetworkMeeting {
  readonly type: 'PlanNetworkMeeting';
  readonly meetingId: Uuid;
  readonly on: PlainDate;
  readonly date: PlainDate;
  /** `HH:MM` in Denmark. */
  readonly time: string | null;
  readonly admissionId: Uuid | null;
  readonly agenda?: string;
}

export interface MoveNetworkMeeting {
  readonly type: 'MoveNetworkMeeting';
  readonly meetingId: Uuid;
  readonly on: PlainDate;
  readonly date: PlainDate;
  readonly time: string | null;
}

export interface CancelNetworkMeeting {
  readonly type: 'CancelNetworkMeeting';
  readonly meetingId: Uuid;
  readonly on: PlainDate;
  readonly because: MeetingCancellation;
}

export type MeetingCommand = PlanNetworkMeeting | MoveNetworkMeeting | CancelNetworkMeeting;
