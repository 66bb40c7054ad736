import { describe, expect, it } from '@jest/globals';
import { allAsked, asked } from '#testing/follow-ups/asked.js';
import * as told from '#testing/given-when-then/index.js';
import { named, theVisitation } from '#testing/given-when-then/invented.js';
import { type PathwayEvent } from '../../pathway/events.js';

const { opened, supported } = told;

describe('what massive support asks for', () => {
  const massive = [...supported, told.intensiveSupportStarted({ on: '2026-10-01', through: '2026-10-30' })];
  it('is a check every week, and a decision 14 days before its end', () =>
    expect(asked('support-', massive)).toEqual([
      'support-weekly-check 2026-10-08 @bostoette',
      'support-weekly-check 2026-10-15 @bostoette',
      'support-weekly-check 2026-10-22 @bostoette',
      'support-weekly-check 2026-10-29 @bostoette',
      'support-decision-due 2026-10-16',
    ]));
  it('moves with its end, and keeps the checks that stay', () => {
    const moved = [...massive, told.intensiveSupportEndMoved({ on: '2026-10-20', from: '2026-10-30', to: '2026-11-06', because: 'readmission' })];
    const keys = (events: readonly PathwayEvent[]) => allAsked(events).filter(({ kind }) => kind === 'support-weekly-check').map(({ key }) => key);
    expect(keys(moved).slice(0, 4)).toEqual(keys(massive));
    expect(asked('support-', moved).slice(-2)).toEqual(['support-weekly-check 2026-11-05 @bostoette', 'support-decision-due 2026-10-23']);
  });
  it('is over when the support ends', () =>
    expect(asked('support-decision', [...massive, told.serviceEnded({ on: '2026-10-10' })])).toEqual(['support-decision-due dropped service-ended']));
});

describe('what a visitation asks for', () => {
  const granted = [...opened, told.visitationRegistered({ from: '2026-11-02', to: '2027-04-30', decidedOn: '2026-10-26', on: '2026-11-02' })];
  const kinds = /handleplan|visitation|granted/;
  it('is a handleplan offered, the support started, and a review before it ends', () =>
    expect(asked(kinds, granted)).toEqual(['handleplan-offer 2026-11-09', 'granted-start 2026-11-30', 'visitation-review 2027-03-31']));
  it('is no review where it has no end', () => expect(asked('visitation', supported)).toEqual([]));
  it('is done by the offer, the start, and a visitation that lasts longer', () =>
    expect(
      asked(kinds, [
        ...granted,
        told.handleplanOffered({ on: '2026-11-05', visitationId: theVisitation }),
        told.serviceStarted({ on: '2026-11-05', ground: told.visited() }),
        told.visitationRegistered({ visitationId: named('next'), from: '2027-04-01', to: null, on: '2027-04-01', decidedOn: '2027-04-01' }),
      ]).slice(0, 3),
    ).toEqual(['handleplan-offer fulfilled handleplan-offered', 'granted-start fulfilled support-started', 'visitation-review fulfilled decided-anew']));
  it('moves when it is revised, and is over when it is revoked or the pathway closed', () => {
    expect(asked('visitation', [...granted, told.visitationRevised({ on: '2026-12-01', to: '2027-06-30' })])).toEqual(['visitation-review 2027-05-31']);
    expect(asked('granted', [...granted, told.visitationRevoked({ on: '2026-11-10' })])).toEqual(['granted-start dropped visitation-revoked']);
    expect(asked('granted', [...granted, told.pathwayClosed({ on: '2026-11-10' })])).toEqual(['granted-start dropped pathway-closed']);
  });
  it('is to be done where it reopened the pathway, although it begins before', () =>
    expect(
      asked('granted', [
        ...opened,
        told.pathwayClosed({ on: '2026-03-15' }),
        told.visitationRegistered({ from: '2026-03-01', to: null, on: '2026-03-01' }),
        told.pathwayReopened({ on: '2026-03-15' }),
      ]),
    ).toEqual(['granted-start 2026-03-29']));
});
