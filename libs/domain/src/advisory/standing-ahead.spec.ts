import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import {
  citizenDied,
  dischargeAgreementRecorded,
  entryAt,
  named,
  networkMeetingCancelled,
  networkMeetingMoved,
  networkMeetingPlanned,
  opened,
  recordedTogether,
  serviceStarted,
  theMeeting,
} from '#testing/given-when-then/index.js';
import { agreement, MONDAY, PARTNER, change, set } from '#testing/delivery/advisory-story.js';
import { type PathwayEvent } from '../pathway/events.js';
import { defaultPolicy } from '../policy/policy.js';
import { standingAhead } from './occasion-changes.js';
import { coveredAdvisoryId, planFor } from './plan-occasion.js';

/** What stands ahead on 10 April when the first so many events were recorded. */
function ahead(history: readonly PathwayEvent[], known = history.length, today = '2026-04-10') {
  const found = standingAhead(recordedTogether(history), named('citizen'), { known, trigger: 'coordination', today: plainDate(today) });
  return found.map(({ change: { eventId, subjectId, happened } }) => [subjectId, eventId, 'about' in happened ? happened.about.date : happened.is]);
}
const last = opened.length;

describe('ADV-8 what lies ahead when an agreement comes to cover it', () => {
  it('is what is set for the day or a later one, as the event that set it', () => {
    expect(ahead([...opened, networkMeetingPlanned()])).toEqual([[theMeeting, entryAt(last), '2026-04-20']]);
    expect(ahead([...opened, networkMeetingPlanned(), networkMeetingMoved()])).toEqual([[theMeeting, entryAt(last + 1), '2026-04-24']]);
    expect(ahead([...opened, networkMeetingPlanned(), serviceStarted({ on: '2026-04-11' })])).toEqual([[theMeeting, entryAt(last), '2026-04-20']]);
  });
  it('is nothing that is over, has happened, was called off, or belongs to somebody who died', () => {
    expect(ahead([...opened, networkMeetingPlanned()], last + 1, '2026-04-21')).toEqual([]);
    expect(ahead([...opened, dischargeAgreementRecorded()])).toEqual([]);
    expect(ahead([...opened, networkMeetingPlanned(), networkMeetingCancelled()])).toEqual([]);
    expect(ahead([...opened, networkMeetingPlanned(), citizenDied({ on: '2026-04-11' })])).toEqual([]);
  });
  it('is nothing that was recorded later, or changed since', () => {
    expect(ahead([...opened, networkMeetingPlanned()], last)).toEqual([]);
    expect(ahead([...opened, networkMeetingPlanned(), networkMeetingMoved()], last + 1)).toEqual([]);
  });
  it('gets an advisory of its own, which names what was agreed', () => {
    const agreed = named('registration of the agreement');
    const asked = change(1, set('2026-11-20'), MONDAY);
    const { plan } = planFor(asked, PARTNER, agreement, [], defaultPolicy, agreed);
    expect(plan?.id).toBe(coveredAdvisoryId(agreed, asked, PARTNER));
    expect(plan?.command.content).toMatchObject({ triggeredBy: asked.eventId, underRevision: agreed, dueAt: '2026-11-13T11:00:00.000Z', late: null });
  });
});
