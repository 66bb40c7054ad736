import { describe, expect, it } from '@jest/globals';
import { type About, type PathwayEvent } from '#domain';
import { plainDate, type Uuid } from '#kernel';
import {
  coordinationPlanRecorded,
  dischargeAgreementRecorded,
  hospitalAdmissionRecorded,
  named,
  networkMeetingPlanned,
  opened,
  theAdmission,
} from '#testing/given-when-then/index.js';
import { episodeOf } from './episode-of.js';

const date = plainDate('2026-04-20');
const coordination: About = { trigger: 'coordination', date, what: 'network-meeting', time: null };
const EPISODE = 'a1b2c3d4-0000-5000-8000-000000000000';
const [meeting, agreement, plan] = [named('a meeting'), named('an agreement'), named('a plan')];
const admitted = hospitalAdmissionRecorded({ episodeOfCareId: EPISODE });
const episode = (subjectId: Uuid, about: About, ...events: readonly PathwayEvent[]) => episodeOf({ about, subjectId }, [...opened, ...events]);

describe('the episode that a message gives back to the hospital', () => {
  const arrangements = [
    networkMeetingPlanned({ meetingId: meeting, admissionId: theAdmission }),
    dischargeAgreementRecorded({ agreementId: agreement, admissionId: theAdmission }),
    coordinationPlanRecorded({ coordinationPlanId: plan, admissionId: theAdmission }),
  ];

  it.each([meeting, agreement, plan])('is that of the admission whose end is prepared (arrangement %#)', (subject) => {
    expect(episode(subject, coordination, admitted, ...arrangements)).toEqual({ identifier: { value: EPISODE }, careClass: 'inpatient' });
  });

  it('is named as the hospital named it', () => {
    const identifier = { system: 'https://testsygehus.example/forloeb', value: `urn:uuid:${EPISODE}` };
    expect(episode(meeting, coordination, hospitalAdmissionRecorded({ episodeOfCareId: EPISODE, episode: identifier }), ...arrangements)).toMatchObject({ identifier });
  });

  it('has the class of care that the admission has come to', () => {
    const emergency = hospitalAdmissionRecorded({ episodeOfCareId: EPISODE, careClass: 'emergency' });
    expect(episode(meeting, coordination, emergency, ...arrangements)).toMatchObject({ careClass: 'emergency' });
  });

  it('is none where no message named it, where no admission is told of, and about another arrangement', () => {
    expect(episode(meeting, coordination, hospitalAdmissionRecorded({ episodeOfCareId: undefined }), ...arrangements)).toBeUndefined();
    expect(episode(meeting, coordination, ...arrangements)).toBeUndefined();
    expect(episode(meeting, coordination, admitted, networkMeetingPlanned({ meetingId: meeting, admissionId: null }))).toBeUndefined();
    expect(episode(named('another meeting'), coordination, admitted, ...arrangements)).toBeUndefined();
  });

  it('stands beside nothing but an arrangement: a partner may not know of the admission', () => {
    const about: About = { trigger: 'botilbud-discharge', date, destination: 'hospital' };
    expect(episode(meeting, about, admitted, ...arrangements)).toBeUndefined();
  });
});
