import * as meeting from '#domain/pathway/meeting/events.js';
import { happened } from './event-builder.js';
import { theAdmission, theMeeting } from './invented.js';

export const networkMeetingPlanned = happened(meeting.NetworkMeetingPlanned, '2026-04-10', {
  meetingId: theMeeting,
  date: '2026-04-20',
  time: '10:00',
  admissionId: theAdmission,
});
export const networkMeetingMoved = happened(meeting.NetworkMeetingMoved, '2026-04-12', { meetingId: theMeeting, date: '2026-04-24', time: '13:30' });
export const networkMeetingCancelled = happened(meeting.NetworkMeetingCancelled, '2026-04-12', { meetingId: theMeeting, because: 'citizen-wish' });
