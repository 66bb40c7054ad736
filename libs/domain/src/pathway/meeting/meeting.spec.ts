import { describe, it } from '@jest/globals';
import {
  cancelNetworkMeeting,
  citizenDied,
  citizenRegistered,
  given,
  hospitalAdmissionRecorded,
  moveNetworkMeeting,
  networkMeetingCancelled,
  networkMeetingMoved,
  networkMeetingPlanned,
  opened,
  planNetworkMeeting,
  theAdmission,
} from '#testing/given-when-then/index.js';

const admitted = [...opened, hospitalAdmissionRecorded()];
const planned = [...admitted, networkMeetingPlanned()];

describe('NET-1 a network meeting', () => {
  it('is planned for a date ahead, what it is about being personal', () =>
    given(admitted)
      .when(planNetworkMeeting({ agenda: 'An invented agenda' }))
      .then(networkMeetingPlanned({ personal: { agenda: 'An invented agenda' } })));
  it('is planned for the day it is decided, without an hour or an admission, and without an open pathway', () =>
    given(citizenRegistered())
      .when(planNetworkMeeting({ date: '2026-04-10', time: null, admissionId: null }))
      .then(networkMeetingPlanned({ date: '2026-04-10', time: null, admissionId: null })));
  it('is planned for no day before that', () =>
    given(admitted).when(planNetworkMeeting({ date: '2026-04-09' })).refused('NET-1', 'before-decided', { on: '2026-04-10', date: '2026-04-09' }));
  it('is for an admission that there is', () =>
    given(opened).when(planNetworkMeeting()).refused('NET-1', 'no-such-admission', { admissionId: theAdmission }));
  it('is planned once, not decided ahead, and not about the dead', () => {
    given(planned).when(planNetworkMeeting()).refused('PATH-3', 'id-taken');
    given(admitted).on('2026-04-09').when(planNetworkMeeting()).refused('DATE-1', 'in-the-future');
    given(admitted, citizenDied({ on: '2026-04-10' })).when(planNetworkMeeting()).refused('CIT-1', 'citizen-dead');
  });
});

describe('NET-2 a network meeting that is to come', () => {
  it('is moved, and called off', () => {
    given(planned).when(moveNetworkMeeting()).then(networkMeetingMoved());
    given(planned).when(cancelNetworkMeeting()).then(networkMeetingCancelled());
  });
  it('is not moved to where it is', () => given(planned).when(moveNetworkMeeting({ date: '2026-04-20', time: '10:00' })).thenNothing());
  it('gets another hour on the same day', () =>
    given(planned).when(moveNetworkMeeting({ date: '2026-04-20', time: null })).then(networkMeetingMoved({ date: '2026-04-20', time: null })));
  it('is moved to no day before that is decided', () =>
    given(planned).when(moveNetworkMeeting({ date: '2026-04-11' })).refused('NET-2', 'before-decided', { on: '2026-04-12', date: '2026-04-11' }));
  it('is there', () => given(admitted).when(moveNetworkMeeting()).refused('NET-2', 'no-such-meeting'));
  it('was not called off', () => given(planned, networkMeetingCancelled()).when(moveNetworkMeeting()).refused('NET-2', 'cancelled-already'));
  it('is not over', () => given(planned).when(cancelNetworkMeeting({ on: '2026-04-21' })).refused('NET-2', 'meeting-over', { on: '2026-04-21', date: '2026-04-20' }));
  it('had been planned by then', () => given(planned).when(cancelNetworkMeeting({ on: '2026-04-09' })).refused('NET-2', 'before-planned'));
});
