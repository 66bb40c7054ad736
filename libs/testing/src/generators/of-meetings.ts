import { type MeetingCommand } from '#domain/pathway/meeting/commands.js';
import { addDays } from '#kernel';
import * as ask from '../given-when-then/meeting-commands.js';
import { named } from '../given-when-then/invented.js';
import { type OfTrack } from './of-track.js';
import { type World } from './world.js';

const meetingId = ({ state, oneThereIs }: World) => oneThereIs(state.meetings.meetings.map((one) => one.meetingId));
const admissionId = ({ pick }: World) => pick(0, [named('admission 0'), named('admission 1'), null]);
const times = ['10:00', '13:30', null];

export const meetingCommands: OfTrack<MeetingCommand> = {
  PlanNetworkMeeting: (world) =>
    ask.planNetworkMeeting({
      meetingId: world.fresh('meeting'),
      on: world.on,
      date: addDays(world.on, world.pick(1, [14, 60, 0, -1])),
      time: world.pick(2, times),
      admissionId: admissionId(world),
    }),
  MoveNetworkMeeting: (world) =>
    ask.moveNetworkMeeting({ meetingId: meetingId(world), on: world.on, date: addDays(world.on, world.pick(1, [14, 60, 0, -1])), time: world.pick(2, times) }),
  CancelNetworkMeeting: (world) => ask.cancelNetworkMeeting({ meetingId: meetingId(world), on: world.on }),
};
