import { type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { type MeetingCancellation } from './events.js';

/** A meeting of those around the citizen. */
export interface NetworkMeeting {
  readonly meetingId: Uuid;
  readonly decidedOn: PlainDate;
  readonly date: PlainDate;
  readonly time: string | null;
  readonly admissionId: Uuid | null;
  /** Absent while it is to be, and after it was. */
  readonly cancelled?: MeetingCancellation;
}

export interface MeetingState {
  readonly meetings: readonly NetworkMeeting[];
}

export const initial: MeetingState = { meetings: [] };

export function evolve(state: MeetingState, event: PathwayEvent): MeetingState {
  switch (event.type) {
    case 'NetworkMeetingPlanned':
      return { meetings: [...state.meetings, { ...event.data, decidedOn: event.effective }] };
    case 'NetworkMeetingMoved':
      return change(state, event.data.meetingId, (one) => ({ ...one, ...event.data }));
    case 'NetworkMeetingCancelled':
      return change(state, event.data.meetingId, (one) => ({ ...one, cancelled: event.data.because }));
    default:
      return state;
  }
}

/** The meeting of an id, at whatever stage. */
export function findMeeting({ meetings }: MeetingState, meetingId: Uuid): NetworkMeeting | undefined {
  return meetings.find((one) => one.meetingId === meetingId);
}

function change({ meetings }: MeetingState, id: Uuid, to: (one: NetworkMeeting) => NetworkMeeting): MeetingState {
  return { meetings: meetings.map((one) => (one.meetingId === id ? to(one) : one)) };
}
