import { describe, expect, it } from '@jest/globals';
import { type Actor, fold, type Instant, instant, instantInCopenhagen, type PlainDate, plainDate, system } from '#kernel';
import { bostoetteStaff, caseworker, manager, marielundStaff, named, ordinarily } from '#testing/given-when-then/invented.js';
import { type FollowUpCommand } from './commands.js';
import { escalatedAt, followUpDecider } from './decide.js';
import { type FollowUpContent, type FollowUpEvent } from './events.js';
import { UNASSIGNED } from './owner.js';

const content: FollowUpContent = {
  kind: 'support-decision-due',
  citizenId: named('citizen'),
  owner: { unit: 'voksenraadgivningen', workerId: null },
  due: plainDate('2026-12-01'),
  escalateAt: instant('2026-12-02T07:00:00.000Z'),
  reason: 'intensive-support-started',
  sourceEventId: named('event'),
  subjectId: named('service'),
};
const plan = (changes: Partial<FollowUpContent> = {}, tooLate = false): FollowUpCommand => ({ type: 'PlanFollowUp', content: { ...content, ...changes }, tooLate });
const OPEN = plan();
const DONE: FollowUpCommand = { type: 'CompleteFollowUp', outcome: 'decided' };
const CANCEL: FollowUpCommand = { type: 'CancelFollowUp', because: 'duplicate' };
const DROP: FollowUpCommand = { type: 'DropFollowUp', because: 'service-ended' };
const FULFIL: FollowUpCommand = { type: 'FulfilFollowUp', outcome: 'fulfilled', by: 'contact' };
const OVERDUE: FollowUpCommand = { type: 'EscalateOverdue' };
const later = instant('2026-12-02T07:00:00.000Z');

/** A task after commands of the service, and of people of the authority. */
function after(...commands: FollowUpCommand[]) {
  const history: FollowUpEvent[] = [];
  const decide = (command: FollowUpCommand, actor: Actor = caseworker, now: Instant = later) =>
    followUpDecider.decide(command, fold(followUpDecider, history), { ...ordinarily, now, today: now.slice(0, 10) as PlainDate, actor });
  for (const command of commands) {
    const decision = decide(command);
    if (decision.accepted) history.push(...decision.events);
  }
  const when = (command: FollowUpCommand, actor?: Actor, now?: Instant): string[] => {
    const decision = decide(command, actor, now);
    return decision.accepted ? decision.events.map(({ type }) => type) : [`${decision.refusal.rule} ${decision.refusal.reason}`];
  };
  const events = (command: FollowUpCommand, actor?: Actor) => {
    const decision = decide(command, actor);
    return decision.accepted ? decision.events : [];
  };
  return { when, events, task: fold(followUpDecider, history) };
}

describe('FUP-1 a task', () => {
  it('is opened, once', () => {
    expect(after().when(OPEN, system)).toEqual(['FollowUpOpened']);
    expect(after(OPEN).when(OPEN, system)).toEqual([]);
  });
  it('refuses to be about something else under its id', () => {
    expect(after(OPEN).when(plan({ kind: 'discharge-visit' }))).toEqual(['FUP-1 opened-otherwise']);
    expect(after(OPEN).when(plan({ subjectId: named('another service') }))).toEqual(['FUP-1 opened-otherwise']);
  });
  it('is completed, cancelled, fulfilled or dropped while it is open', () => {
    expect(after(OPEN).when(DONE)).toEqual(['FollowUpCompleted']);
    expect(after(OPEN).when(CANCEL)).toEqual(['FollowUpCancelled']);
    expect(after(OPEN).when(FULFIL)).toEqual(['FollowUpCompleted']);
    expect(after(OPEN).when(DROP)).toEqual(['FollowUpCancelled']);
    expect(after(OPEN, OVERDUE).when(DONE)).toEqual(['FollowUpCompleted']);
  });
  it.each([DONE, CANCEL, FULFIL, DROP, { type: 'TakeFollowUp', workerId: null }, { type: 'FollowOwner', owner: UNASSIGNED }] as const)('refuses $type when it is not open', (command) => {
    expect(after().when(command)).toEqual(['FUP-1 not-opened']);
    expect(after(OPEN, DONE).when(command)).toEqual(['FUP-1 not-open']);
    expect(after(OPEN, DROP).when(command)).toEqual(['FUP-1 not-open']);
  });
});

describe('FUP-2 what is overdue', () => {
  it('is escalated to whom the policy names, once, and not when it is done', () => {
    expect(after(OPEN).events(OVERDUE)).toEqual([expect.objectContaining({ data: { because: 'overdue', to: ordinarily.policy.followUps.escalateTo } })]);
    expect(after(OPEN, OVERDUE).when(OVERDUE)).toEqual([]);
    expect(after(OPEN, DONE).when(OVERDUE)).toEqual([]);
  });
  it('refuses to be escalated on the due date itself, and before the municipality opens', () => {
    expect(after(OPEN).when(OVERDUE, system, instant('2026-12-01T22:59:00.000Z'))).toEqual(['FUP-2 not-overdue']);
    expect(after(OPEN).when(OVERDUE, system, instant('2026-12-02T06:59:59.999Z'))).toEqual(['FUP-2 not-overdue']);
  });
  it('has time again with a new due date', () => {
    const moved = plan({ due: plainDate('2026-12-10'), escalateAt: instant('2026-12-11T07:00:00.000Z') });
    expect(after(OPEN, OVERDUE, moved).when(OVERDUE)).toEqual(['FUP-2 not-overdue']);
    expect(after(OPEN, OVERDUE, moved).when(OVERDUE, system, instant('2026-12-11T07:00:00.000Z'))).toEqual(['FollowUpEscalated']);
  });
  it('that says no instant is so when its due date is over in Denmark, also when the clocks change on it', () => {
    expect(escalatedAt({ due: plainDate('2026-10-25') })).toBe('2026-10-25T23:00:00.000Z');
    expect(escalatedAt({ due: plainDate('2026-03-29') })).toBe(instantInCopenhagen(plainDate('2026-03-30'), '00:00'));
  });
});

describe('FUP-3 whose task it is', () => {
  const atTheTilbud = plan({ owner: { unit: bostoetteStaff.unit, workerId: named('worker') } });
  const HAND_ON: FollowUpCommand = { type: 'ReassignFollowUp', owner: { unit: 'elsewhere', workerId: null } };
  it.each([
    ['the owner’s unit', bostoetteStaff],
    ['the authority', caseworker],
    ['a manager', manager],
  ])('%s completes, cancels and hands on', (_who, actor) => {
    expect(after(atTheTilbud).when(DONE, actor)).toEqual(['FollowUpCompleted']);
    expect(after(atTheTilbud).when(CANCEL, actor)).toEqual(['FollowUpCancelled']);
    expect(after(atTheTilbud).when(HAND_ON, actor)).toEqual(['FollowUpReassigned']);
  });
  it.each([DONE, CANCEL, HAND_ON])('another unit is refused: $type', (command) =>
    expect(after(atTheTilbud).when(command, marielundStaff)).toEqual(['FUP-3 not-yours']));
  it('anybody may where nobody owns it', () => expect(after(plan({ owner: UNASSIGNED })).when(HAND_ON, marielundStaff)).toEqual(['FollowUpReassigned']));
  it('handing it to whom it belongs changes nothing', () =>
    expect(after(OPEN).when({ type: 'ReassignFollowUp', owner: content.owner })).toEqual([]));
});

describe('FUP-4 taking on a task', () => {
  const TAKE: FollowUpCommand = { type: 'TakeFollowUp', workerId: named('taker') };
  it('of one’s own unit, or one that nobody owns', () => {
    const taken = { owner: { unit: bostoetteStaff.unit, workerId: named('taker') }, how: 'taken' };
    expect(after(plan({ owner: { unit: bostoetteStaff.unit, workerId: null } })).events(TAKE, bostoetteStaff)).toEqual([expect.objectContaining({ data: taken })]);
    expect(after(plan({ owner: UNASSIGNED })).events(TAKE, bostoetteStaff)).toEqual([expect.objectContaining({ data: taken })]);
  });
  it('changes nothing for who has it', () => expect(after(OPEN, TAKE).when(TAKE)).toEqual([]));
  it('of another unit is refused', () => expect(after(OPEN).when(TAKE, bostoetteStaff)).toEqual(['FUP-4 of-another-unit']));
  it('that a colleague has is refused', () =>
    expect(after(OPEN, TAKE).when({ type: 'TakeFollowUp', workerId: named('colleague') })).toEqual(['FUP-4 has-an-owner']));
});

describe('FUP-5 cancelling', () => {
  it('takes a reason, and what there is to say is personal', () => {
    expect(after(OPEN).when(CANCEL)).toEqual(['FollowUpCancelled']);
    const [cancelled] = after(OPEN).events({ type: 'CancelFollowUp', because: 'other', note: ' Eksempel ' });
    expect(cancelled).toMatchObject({ data: { because: 'other' }, personal: { note: 'Eksempel' } });
  });
  it.each([undefined, '', '  '])('for another reason than those listed is refused unless it is written down: %p', (note) =>
    expect(after(OPEN).when({ type: 'CancelFollowUp', because: 'other', ...(note === undefined ? {} : { note }) })).toEqual(['FUP-5 no-reason']));
});

describe('FUP-6 a task that stands', () => {
  const moved = plan({ due: plainDate('2026-12-05'), escalateAt: instant('2026-12-07T07:00:00.000Z') });
  const newCoordinator: FollowUpCommand = { type: 'FollowOwner', owner: { unit: 'voksenraadgivningen', workerId: named('new coordinator') } };
  it('moves with what it follows from', () => {
    expect(after(OPEN).when(moved)).toEqual(['FollowUpRescheduled']);
    expect(after(OPEN, moved).task).toMatchObject({ content: { due: '2026-12-05' } });
  });
  it('goes to whoever has the role now', () => {
    expect(after(OPEN).when(newCoordinator)).toEqual(['FollowUpReassigned']);
    expect(after(OPEN, newCoordinator).when(newCoordinator)).toEqual([]);
    expect(after(OPEN, newCoordinator).when(plan({ owner: UNASSIGNED }))).toEqual(['FollowUpReassigned']);
    expect(after(OPEN, OVERDUE, newCoordinator).task).toMatchObject({ overdue: true, content: { due: content.due, escalateAt: content.escalateAt } });
  });
  it('stays with whom a person has given it to, or who has taken it', () => {
    const handedOn: FollowUpCommand = { type: 'ReassignFollowUp', owner: { unit: 'elsewhere', workerId: null } };
    expect(after(OPEN, handedOn).when(newCoordinator)).toEqual([]);
    expect(after(OPEN, { type: 'TakeFollowUp', workerId: named('taker') }).when(newCoordinator)).toEqual([]);
    expect(after(OPEN, handedOn).when(plan({ owner: UNASSIGNED }))).toEqual([]);
  });
  it('FUP-8 is nobody’s of another municipality, whoever had it', () => {
    const transferred: FollowUpCommand = { type: 'FollowOwner', owner: UNASSIGNED, transferred: true };
    const handedOn: FollowUpCommand = { type: 'ReassignFollowUp', owner: { unit: 'elsewhere', workerId: null } };
    expect(after(OPEN, handedOn).when(transferred)).toEqual(['FollowUpReassigned']);
    expect(after(OPEN, handedOn, transferred).task).toMatchObject({ content: { owner: UNASSIGNED }, planned: UNASSIGNED });
    expect(after(OPEN, handedOn, transferred).when(transferred)).toEqual([]);
    expect(after(OPEN, handedOn, transferred).when(newCoordinator)).toEqual(['FollowUpReassigned']);
  });
  it('is opened again when the service itself had ended it', () => {
    expect(after(OPEN, DROP).when(OPEN)).toEqual(['FollowUpReopened']);
    expect(after(OPEN, FULFIL).when(OPEN)).toEqual(['FollowUpReopened']);
    expect(after(OPEN, OVERDUE, DROP, moved).task).toMatchObject({ is: 'open', overdue: false, content: { due: '2026-12-05', subjectId: content.subjectId } });
  });
  it('is not opened again when a person had ended it', () => {
    expect(after(OPEN, DONE).when(OPEN)).toEqual([]);
    expect(after(OPEN, CANCEL).when(OPEN)).toEqual([]);
  });
});

describe('FUP-7 what is too late', () => {
  it('is not opened, and not opened again', () => {
    expect(after().when(plan({}, true))).toEqual([]);
    expect(after(OPEN, DROP).when(plan({}, true))).toEqual([]);
  });
  it('is changed where it is open', () => expect(after(OPEN).when(plan({ due: plainDate('2026-12-05') }, true))).toEqual(['FollowUpRescheduled']));
});
