import { describe, expect, it } from '@jest/globals';
import { type PathwayEvent } from '#domain';
import { plainDate } from '#kernel';
import {
  acceptHandover,
  basis,
  bostoette,
  bostoetteStaff,
  breakOffTransition,
  caseworker,
  citizenDied,
  closePathway,
  completeTransition,
  declineHandover,
  dischargeRecorded,
  given,
  handoverAccepted,
  handoverDeclined,
  handoverMeetingHeld,
  handoverOffered,
  handoverOfferedAhead,
  holdHandoverMeeting,
  intensiveSupportStarted,
  manager,
  marielund,
  marielundStaff,
  named,
  neighbour,
  offerHandover,
  opened,
  planTransition,
  registerVisitation,
  rescheduleTransition,
  serviceEnded,
  serviceStarted,
  staying,
  theTransition,
  transitionBrokenOff,
  transitionCompleted,
  transitionPlanned,
  transitionRescheduled,
  visitationRegistered,
  visited,
} from '#testing/given-when-then/index.js';
import { ownerOn, stageOf } from './state.js';

const receiver = { kind: 'tilbud', tilbudId: bostoette } as const;
const moved = [
  dischargeRecorded({ on: '2026-10-01', destination: 'own-home-with-support' }),
  serviceStarted({ on: '2026-10-01', hoursPerWeek: 4, ground: visited(named('visitation 85')) }),
  intensiveSupportStarted(),
  handoverOffered(),
];
const planned = [...opened, transitionPlanned()];
const offered = [...planned, handoverOfferedAhead()];
const accepted = [...offered, handoverAccepted({ on: '2026-09-17' })];

describe('TRA-2 a handover', () => {
  const waiting = given(staying, moved);
  it('is accepted by the receiving tilbud', () =>
    waiting
      .by(bostoetteStaff)
      .when(acceptHandover())
      .then(handoverAccepted(), transitionCompleted()));
  it('is accepted by a manager', () => waiting.by(manager).when(acceptHandover()).then(handoverAccepted(), transitionCompleted()));
  it('is accepted on the date it was offered', () =>
    waiting
      .by(bostoetteStaff)
      .when(acceptHandover({ on: '2026-10-01' }))
      .then(handoverAccepted({ on: '2026-10-01' }), transitionCompleted({ on: '2026-10-01' })));
  it.each([
    ['the sender', marielundStaff],
    ['the authority', caseworker],
  ])('is not accepted by %s', (_, actor) =>
    waiting.by(actor).when(acceptHandover()).refused('TRA-2', 'not-the-receiver', { receiver }),
  );
  it('is not accepted before it was offered', () =>
    waiting.by(bostoetteStaff).when(acceptHandover({ on: '2026-09-30' })).refused('TRA-2', 'before-offered'));
  it('is not accepted when none was offered', () =>
    given(staying).by(bostoetteStaff).when(acceptHandover()).refused('TRA-2', 'not-offered', { transitionId: theTransition }));
  it('is accepted once', () =>
    given(staying, moved, handoverAccepted(), transitionCompleted()).by(bostoetteStaff).when(acceptHandover()).thenNothing());
  it('waits, however late it gets', () =>
    given(staying, moved, serviceEnded({ on: '2026-12-01' })).on('2036-01-01')
      .when(closePathway({ on: '2036-01-01' }))
      .refused('CLO-1', 'transition-open'));
  it('is accepted years later', () =>
    waiting
      .on('2036-01-01')
      .by(bostoetteStaff)
      .when(acceptHandover({ on: '2036-01-01' }))
      .then(handoverAccepted({ on: '2036-01-01' }), transitionCompleted({ on: '2036-01-01' })));
  it('does not keep another visitation from being registered', () =>
    waiting
      .when(registerVisitation({ section: 'SEL-104', from: '2026-10-05' }))
      .then(visitationRegistered({ on: '2026-10-05', from: '2026-10-05', legalBasis: basis('SEL-104') })));
});

describe('TRA-2 a handover that is offered before the citizen moves', () => {
  const asked = given(offered).by(bostoetteStaff);
  it('is accepted, and completed when the citizen has moved', () => {
    asked.when(acceptHandover({ on: '2026-09-17' })).then(handoverAccepted({ on: '2026-09-17' }));
    given(accepted).when(completeTransition()).then(transitionCompleted({ on: '2026-10-01' }));
  });
  it('is declined by the receiver, with the reason, and stays the sender’s', () => {
    asked.when(declineHandover()).then(handoverDeclined());
    const [transition] = given(offered, handoverDeclined()).state.transitions.transitions;
    expect(stageOf(transition!)).toBe('planned');
    expect(ownerOn(transition!, plainDate('2026-11-22'))).toEqual({ kind: 'tilbud', tilbudId: marielund });
  });
  it('is not declined by others', () => given(offered).by(marielundStaff).when(declineHandover()).refused('TRA-2', 'not-the-receiver', { receiver }));
  it('is not declined before it was offered, or without', () => {
    asked.when(declineHandover({ on: '2026-09-14' })).refused('TRA-2', 'before-offered', { on: '2026-09-14', offeredOn: '2026-09-15' });
    given(planned).by(bostoetteStaff).when(declineHandover()).refused('TRA-2', 'not-offered', { transitionId: theTransition });
    given(opened).by(bostoetteStaff).when(declineHandover()).refused('TRA-2', 'not-offered');
  });
  it('is not declined when it was accepted, nor accepted when it was declined', () => {
    given(accepted).by(bostoetteStaff).when(declineHandover()).refused('TRA-2', 'accepted-already', { transitionId: theTransition, acceptedOn: '2026-09-17' });
    given(offered, handoverDeclined()).by(bostoetteStaff).when(acceptHandover()).refused('TRA-2', 'not-offered');
  });
  it('may be offered again after it was declined', () => {
    given(offered, handoverDeclined()).when(offerHandover({ on: '2026-09-18' })).then(handoverOfferedAhead({ on: '2026-09-18' }));
    const again = [...offered, handoverDeclined(), handoverOfferedAhead({ on: '2026-09-18' })];
    given(again).by(bostoetteStaff).when(acceptHandover({ on: '2026-09-19' })).then(handoverAccepted({ on: '2026-09-19' }));
  });
  it('is the receiver’s from the date of acceptance', () => {
    const [transition] = given(accepted).state.transitions.transitions;
    expect(['2026-09-16', '2026-09-17'].map((date) => ownerOn(transition!, plainDate(date)).kind === 'tilbud' && ownerOn(transition!, plainDate(date)))).toEqual([
      { kind: 'tilbud', tilbudId: marielund },
      receiver,
    ]);
  });
  it('to another municipality is answered by the authority that has its answer', () => {
    const between = { kind: 'municipality-to-municipality', sender: { kind: 'municipality', code: '999' }, receiver: { kind: 'municipality', code: neighbour } } as const;
    const abroad = given(opened, transitionPlanned(between as never), handoverOfferedAhead(between as never));
    abroad.by(caseworker).when(acceptHandover({ on: '2026-09-17' })).then(handoverAccepted({ on: '2026-09-17' }));
    abroad.by(bostoetteStaff).when(acceptHandover({ on: '2026-09-17' })).refused('TRA-2', 'not-the-receiver');
  });
});

describe('TRA-3 a transition', () => {
  it('is planned between two parties', () => given(opened).when(planTransition()).then(transitionPlanned()));
  it.each([
    ['botilbud-to-own-home', 'tilbud', 'municipality'],
    ['hospital-to-botilbud', 'hospital', 'tilbud'],
    ['hospital-to-own-home', 'hospital', 'municipality'],
    ['own-home-to-botilbud', 'municipality', 'tilbud'],
    ['tilbud-to-tilbud', 'tilbud', 'tilbud'],
    ['municipality-to-municipality', 'municipality', 'municipality'],
  ] as const)('%s goes from a %s to a %s', (kind, from, to) => {
    const parties = {
      tilbud: [{ kind: 'tilbud', tilbudId: marielund }, receiver],
      hospital: [{ kind: 'hospital', unitSor: '1' }, { kind: 'hospital' }],
      municipality: [{ kind: 'municipality', code: '999' }, { kind: 'municipality', code: neighbour }],
    } as const;
    const between = { kind, sender: parties[from][0], receiver: parties[to][1] } as never;
    given(opened).when(planTransition(between)).then(transitionPlanned(between));
    given(opened)
      .when(planTransition({ kind, sender: { kind: 'hospital' }, receiver: { kind: 'hospital' } }))
      .refused('TRA-3', 'parties-do-not-fit', { kind, sender: 'hospital', receiver: 'hospital' });
  });
  it('is between two', () => given(opened).when(planTransition({ kind: 'tilbud-to-tilbud', sender: receiver })).refused('TRA-3', 'same-party'));
  it('has an id of its own, and is planned by then, for somebody who lives', () => {
    given(planned).when(planTransition()).refused('PATH-3', 'id-taken', { id: theTransition });
    given(opened).on('2026-08-31').when(planTransition()).refused('DATE-1', 'in-the-future');
    given(opened, citizenDied()).when(planTransition()).refused('CIT-1', 'citizen-dead');
  });
  it('is moved to another date, once', () => {
    given(planned).when(rescheduleTransition()).then(transitionRescheduled());
    given(planned, transitionRescheduled()).when(rescheduleTransition()).thenNothing();
    expect(given(planned, transitionRescheduled()).state.transitions.transitions[0]?.plannedDate).toBe('2026-10-08');
    given(opened, handoverOffered({ on: '2026-09-01' })).when(rescheduleTransition()).then(transitionRescheduled({ from: null }));
  });
  it('has meetings, each with who took part', () => {
    const [one] = handoverMeetingHeld().data.participants;
    given(planned).when(holdHandoverMeeting()).then(handoverMeetingHeld());
    given(planned).when(holdHandoverMeeting({ participants: [one!, one!] })).then(handoverMeetingHeld({ participants: [one!] }));
    given(planned).when(holdHandoverMeeting({ participants: [] })).refused('TRA-3', 'nobody-took-part', { transitionId: theTransition });
  });
  it('stands where its last step left it', () => {
    const stage = (...history: readonly PathwayEvent[]) => stageOf(given(planned, history).state.transitions.transitions[0]!);
    expect([
      stage(),
      stage(handoverMeetingHeld()),
      stage(handoverMeetingHeld(), handoverOfferedAhead()),
      stage(handoverOfferedAhead(), handoverDeclined()),
      stage(handoverOfferedAhead(), handoverAccepted({ on: '2026-09-17' })),
      stage(handoverOfferedAhead(), handoverAccepted({ on: '2026-09-17' }), transitionCompleted()),
      stage(transitionBrokenOff()),
    ]).toEqual(['planned', 'meeting-held', 'offered', 'planned', 'accepted', 'completed', 'broken-off']);
  });
  it('is offered once, until it is answered', () => {
    given(planned).when(offerHandover()).then(handoverOfferedAhead());
    given(offered).when(offerHandover({ on: '2026-09-16' })).refused('TRA-3', 'offered-already', { transitionId: theTransition, offeredOn: '2026-09-15' });
    given(accepted).when(offerHandover({ on: '2026-09-18' })).refused('TRA-3', 'accepted-already', { transitionId: theTransition, acceptedOn: '2026-09-17' });
  });
  it('is broken off, for a reason, at any step', () => {
    given(planned).when(breakOffTransition()).then(transitionBrokenOff());
    given(offered).when(breakOffTransition()).then(transitionBrokenOff());
    given(accepted).when(breakOffTransition()).then(transitionBrokenOff());
    given(planned, citizenDied({ on: '2026-09-10' })).when(breakOffTransition({ reason: 'citizen-died' })).then(transitionBrokenOff({ reason: 'citizen-died' }));
  });
  it('goes step by step', () => {
    const early = { on: '2026-08-31' };
    for (const step of [rescheduleTransition(early), holdHandoverMeeting(early), offerHandover(early), breakOffTransition(early)]) {
      given(planned).when(step).refused('TRA-3', 'before-the-step-before', { on: '2026-08-31', stepBefore: '2026-09-01' });
    }
    given(accepted).when(completeTransition({ on: '2026-09-16' })).refused('TRA-3', 'before-the-step-before', { on: '2026-09-16', stepBefore: '2026-09-17' });
    given(offered, handoverDeclined()).when(offerHandover({ on: '2026-09-16' })).refused('TRA-3', 'before-the-step-before');
    given(offered).when(breakOffTransition({ on: '2026-09-14' })).refused('TRA-3', 'before-the-step-before');
  });
  it('is completed when it was accepted', () => given(offered).when(completeTransition()).refused('TRA-3', 'not-accepted', { transitionId: theTransition }));
  it('that is over takes no further step', () => {
    for (const over of [transitionBrokenOff(), transitionCompleted({ on: '2026-10-01' })]) {
      for (const step of [rescheduleTransition(), holdHandoverMeeting(), offerHandover(), completeTransition(), breakOffTransition()]) {
        given(accepted, over).when(step).refused('TRA-3', 'not-open', { transitionId: theTransition });
      }
    }
    given(opened).when(offerHandover()).refused('TRA-3', 'not-open');
  });
  it('that is planned keeps the pathway open until it is over', () => {
    given(planned).when(closePathway({ on: '2026-11-01' })).refused('CLO-1', 'transition-open');
    expect(given(planned, transitionBrokenOff()).when(closePathway({ on: '2026-11-01' })).decision.accepted).toBe(true);
  });
});
