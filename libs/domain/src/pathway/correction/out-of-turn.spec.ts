import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import {
  assessmentBrokenOff,
  assessmentPlanDelivered,
  assessmentStayStarted,
  basis,
  citizenRegistered,
  consentGiven,
  coordinatorAssigned,
  correcting,
  dischargePlanned,
  dischargeRecorded,
  entryAt,
  handoverAccepted,
  handoverDeclined,
  handoverOffered,
  intensiveSupportStarted,
  named,
  pathwayOpened,
  recordedTogether,
  serviceStarted,
  stayStarted,
  thePlan,
  transitionBrokenOff,
  transitionCompleted,
  transitionPlanned,
  visitationRegistered,
} from '#testing/given-when-then/index.js';

/** 0 registered · 1, 2 opened · 3 planned on 1 September · 4 offered · what follows. */
const handover = (...then: Parameters<typeof recordedTogether>[0]) =>
  recordedTogether([citizenRegistered(), [pathwayOpened(), coordinatorAssigned()], transitionPlanned(), handoverOffered({ on: '2026-09-15' }), ...then]);
const moved = (entry: number, on: string) => ({ changes: [{ entry: entryAt(entry), effective: plainDate(on) }] });

describe('COR-1 the steps of a handover', () => {
  const accepted = handover(handoverAccepted({ on: '2026-09-20' }));

  it('are not left with an answer to what was not offered', () => {
    const orphan = { entry: entryAt(5), type: 'HandoverAccepted', speaksOf: 'offer' };
    correcting(accepted, [{ retract: [entryAt(4)] }]).refused('COR-1', 'leaves-orphan', orphan);
    correcting(accepted, [moved(5, '2026-09-14')]).refused('COR-1', 'leaves-orphan', orphan);
    correcting(handover(handoverDeclined({ on: '2026-09-17' })), [{ retract: [entryAt(4)] }]).refused('COR-1', 'leaves-orphan');
    expect(correcting(accepted, [{ retract: [entryAt(4), entryAt(5)] }]).state.transitions.transitions[0]?.offers).toEqual([]);
  });

  it('are not left with an acceptance that nothing came of for a completion', () =>
    correcting(handover(handoverAccepted({ on: '2026-09-20' }), transitionCompleted({ on: '2026-10-01' })), [{ retract: [entryAt(5)] }]).refused('COR-1', 'leaves-orphan'));

  it('take none after the end', () => {
    const given = handover(handoverDeclined({ on: '2026-09-17' }), transitionBrokenOff({ on: '2026-09-20' }));
    correcting(given, [moved(6, '2026-09-16')]).refused('COR-1', 'leaves-orphan', { entry: entryAt(5), type: 'HandoverDeclined', speaksOf: 'open handover' });
    const back = [{ retract: [entryAt(6)] }, { retract: [entryAt(7)] }];
    expect(correcting(given, back).decision.accepted).toBe(true);
    const brokenOffBetween = handover(handoverDeclined({ on: '2026-09-17' }), transitionBrokenOff({ on: '2026-09-20' }), handoverOffered({ on: '2026-09-25' }));
    correcting(brokenOffBetween, [{ retract: [entryAt(6)] }, { retract: [entryAt(8)] }]).refused('COR-1', 'leaves-orphan', { entry: entryAt(7), type: 'HandoverOffered', speaksOf: 'open handover' });
  });

  it('are one offer where the answer in between is taken back', () => {
    const twice = handover(handoverDeclined({ on: '2026-09-17' }), handoverOffered({ on: '2026-09-25' }), handoverAccepted({ on: '2026-09-26' }));
    expect(correcting(twice, [{ retract: [entryAt(5)] }]).state.transitions.transitions[0]?.offers).toEqual([{ on: '2026-09-15', answer: { on: '2026-09-26', is: 'accepted' } }]);
  });
});

describe('COR-1 what else is as sound as before', () => {
  const visited = [citizenRegistered(), [pathwayOpened(), coordinatorAssigned()], visitationRegistered({ visitationId: named('visitation 107'), legalBasis: basis('SEL-107') })] as const;
  const ground = { kind: 'visitation', visitationId: named('visitation 107') } as const;

  it('STAY-5 an assessment comes out once', () => {
    const both = recordedTogether([...visited, assessmentStayStarted({ ground }), assessmentPlanDelivered({ on: '2026-05-01' }), assessmentBrokenOff({ on: '2026-05-02' })]);
    correcting(both, [{ retract: [entryAt(5)] }, { retract: [entryAt(7)] }]).refused('COR-1', 'breaks-rule', { rules: ['STAY-5'] });
  });

  it('SVC-8 a massive period ends no earlier than it starts', () => {
    const massive = recordedTogether([
      citizenRegistered(),
      [pathwayOpened(), coordinatorAssigned()],
      visitationRegistered(),
      [serviceStarted({ on: '2026-10-01' }), intensiveSupportStarted({ on: '2026-10-01', through: '2026-10-31' })],
    ]);
    correcting(massive, [moved(4, '2026-11-01')]).refused('COR-1', 'breaks-rule', { rules: ['SVC-8'] });
    expect(correcting(massive, [moved(4, '2026-10-31')]).decision.accepted).toBe(true);
  });

  it('CON-1 a consent begins no later than it ends, and lasts no longer than a consent may', () => {
    const consented = recordedTogether([citizenRegistered(), consentGiven({ on: '2026-02-01', through: '2026-03-31' })]);
    correcting(consented, [moved(1, '2026-04-01')]).refused('COR-1', 'breaks-rule', { rules: ['CON-1'] });
    expect(correcting(consented, [moved(1, '2026-03-31')]).decision.accepted).toBe(true);
    correcting(consented, [moved(1, '2025-03-31')]).refused('CON-1', 'longer-than-allowed', { through: '2026-03-31', longest: '2026-03-30' });
    expect(correcting(consented, [moved(1, '2025-04-01')]).decision.accepted).toBe(true);
  });

  it('a discharge that is told late, of a plan made since, does not stand in the way of other corrections', () => {
    const late = recordedTogether([...visited, stayStarted({ ground }), dischargePlanned({ on: '2026-11-10' }), dischargeRecorded({ on: '2026-11-01', planId: thePlan })]);
    expect(correcting(late, [moved(4, '2026-02-02')]).decision.accepted).toBe(true);
    correcting(late, [{ retract: [entryAt(5)] }]).refused('COR-1', 'leaves-orphan', { entry: entryAt(6), type: 'DischargeRecorded', speaksOf: 'planId' });
    const told = correcting(late, [{ retract: [entryAt(6)] }, { retract: [entryAt(7)], because: 'correction-was-wrong' }]);
    expect(told.decision.accepted).toBe(true);
  });
});
