import { command } from './command-builder.js';
import { theAdmission, theMeeting } from './invented.js';

export const planNetworkMeeting = command('PlanNetworkMeeting', {
  meetingId: theMeeting,
  on: '2026-04-10',
  date: '2026-04-20',
  time: '10:00',
  admissionId: theAdmission,
});
export const moveNetworkMeeting = command('MoveNetworkMeeting', { meetingId: theMeeting, on: '2026-04-12', date: '2026-04-24', time: '13:30' });
export const cancelNetworkMeeting = command('CancelNetworkMeeting', { meetingId: theMeeting, on: '2026-04-12', because: 'citizen-wish' });
