import { accept, refuse, type Decision, type PlainDate, type Uuid } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { findAdmission } from '../admission/state.js';
import { ifDeadOn, ifInTheFuture, ifTaken, unlessRegistered } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type PathwayTrack } from '../track.js';
import { type CancelNetworkMeeting, type MeetingCommand, type MoveNetworkMeeting, type PlanNetworkMeeting } from './commands.js';
import { NetworkMeetingCancelled, NetworkMeetingMoved, NetworkMeetingPlanned } from './events.js';
import { NET_1, NET_2 } from './rules.js';
import { evolve, findMeeting, initial, type MeetingState, type NetworkMeeting } from './state.js';

export const meetings: PathwayTrack<MeetingCommand, MeetingState> = {
  initial,
  evolve,
  decide: { PlanNetworkMeeting: plan, MoveNetworkMeeting: move, CancelNetworkMeeting: cancel },
};

/** Rule NET-1. */
function plan(asked: PlanNetworkMeeting, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { meetingId, on, date, time, admissionId, agenda } = asked;
  const objection =
    unlessRegistered(state) ?? ifInTheFuture(on, now) ?? ifDeadOn(on, state) ?? ifTaken(meetingId, state.meetings.meetings.map((one) => one.meetingId));
  if (objection) return objection;
  if (date < on) return refuse(NET_1, 'before-decided', { on, date });
  if (admissionId !== null && !findAdmission(state.admissions, admissionId)) return refuse(NET_1, 'no-such-admission', { admissionId });
  const personal = agenda === undefined ? {} : { personal: { agenda } };
  return accept(NetworkMeetingPlanned.of({ meetingId, date, time, admissionId }, { on, ...personal }));
}

/** Rule NET-2. */
function move({ meetingId, on, date, time }: MoveNetworkMeeting, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const found = comingMeeting(meetingId, on, state, now);
  if (found.objection) return found.objection;
  if (date < on) return refuse(NET_2, 'before-decided', { on, date });
  if (found.meeting.date === date && found.meeting.time === time) return accept();
  return accept(NetworkMeetingMoved.of({ meetingId, date, time }, { on }));
}

/** Rule NET-2. */
function cancel({ meetingId, on, because }: CancelNetworkMeeting, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const found = comingMeeting(meetingId, on, state, now);
  if (found.objection) return found.objection;
  return accept(NetworkMeetingCancelled.of({ meetingId, because }, { on }));
}

type Coming = { readonly objection?: undefined; readonly meeting: NetworkMeeting } | { readonly objection: Decision<never> };

/** The meeting, where it was still to be on a date that has come. */
function comingMeeting(meetingId: Uuid, on: PlainDate, state: PathwayState, now: Circumstances): Coming {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
  if (objection) return { objection };
  const meeting = findMeeting(state.meetings, meetingId);
  if (!meeting) return { objection: refuse(NET_2, 'no-such-meeting', { meetingId }) };
  if (meeting.cancelled) return { objection: refuse(NET_2, 'cancelled-already', { meetingId, because: meeting.cancelled }) };
  if (on < meeting.decidedOn) return { objection: refuse(NET_2, 'before-planned', { on, decidedOn: meeting.decidedOn }) };
  return meeting.date < on ? { objection: refuse(NET_2, 'meeting-over', { on, date: meeting.date }) } : { meeting };
}
