import { describe, expect, it } from '@jest/globals';
import { fold, instant, type MunicipalityCode, type PlainDate, plainDate, type Recorded, streamName, system, uuid } from '#kernel';
import { AdvisoryEscalated, AdvisoryGivenUp } from '../advisory/events.js';
import { CitizenDied } from '../pathway/case/events.js';
import { type PathwayEvent } from '../pathway/events.js';
import { KlippekortExpired, KlippekortIssued, KlippekortSuperseded } from '../pathway/klippekort/events.js';
import { CoordinatorAssigned } from '../pathway/people/events.js';
import { IntensiveSupportStarted, ServiceEnded } from '../pathway/service/events.js';
import { defaultPolicy } from '../policy/policy.js';
import { type FollowUpCommand } from './commands.js';
import { followUpDecider } from './decide.js';
import { type FollowUpContent } from './events.js';
import { followUpId, type FollowUpPlan, followUpsOfAdvisory, followUpsOfPathway } from './plan-follow-ups.js';

const id = (letter: string, n = 0) => uuid(`${letter.repeat(8)}-0000-4000-8000-00000000000${n}`);
const citizen = id('c');
const on = { on: plainDate('2026-11-20') };
const content: FollowUpContent = {
  kind: 'support-decision-due',
  citizenId: citizen,
  owner: { unit: 'voksenraadgivningen', workerId: null },
  due: plainDate('2026-12-01'),
  reason: 'intensive-support-ends',
  sourceEventId: id('e'),
  subjectId: id('a'),
};

describe('FUP-1, FUP-2 a task', () => {
  const OPEN: FollowUpCommand = { type: 'OpenFollowUp', content };
  const DONE: FollowUpCommand = { type: 'CompleteFollowUp', outcome: 'decided' };
  const CANCEL: FollowUpCommand = { type: 'CancelFollowUp', because: 'service-ended' };
  const OVERDUE: FollowUpCommand = { type: 'EscalateOverdue' };
  function after(...commands: FollowUpCommand[]) {
    const lastDay = { today: plainDate('2026-12-02') };
    let state = followUpDecider.initial;
    for (const command of commands) {
      const decision = followUpDecider.decide(command, state, lastDay);
      if (decision.accepted) state = fold({ ...followUpDecider, initial: state }, decision.events);
    }
    return {
      when(command: FollowUpCommand, today: PlainDate = lastDay.today): string[] {
        const decision = followUpDecider.decide(command, state, { today });
        return decision.accepted ? decision.events.map(({ type }) => type) : [`${decision.refusal.rule} ${decision.refusal.reason}`];
      },
    };
  }
  it('is opened, once', () => {
    expect(after().when(OPEN)).toEqual(['FollowUpOpened']);
    expect(after(OPEN).when(OPEN)).toEqual([]);
  });
  it('refuses other content under its id', () =>
    expect(after(OPEN).when({ type: 'OpenFollowUp', content: { ...content, reason: 'other' } })).toEqual(['FUP-1 opened-otherwise']));
  it('is completed or cancelled while it is open', () => {
    expect(after(OPEN).when(DONE)).toEqual(['FollowUpCompleted']);
    expect(after(OPEN).when(CANCEL)).toEqual(['FollowUpCancelled']);
    expect(after(OPEN, OVERDUE).when(DONE)).toEqual(['FollowUpCompleted']);
  });
  it('refuses that when it is not open', () => {
    expect(after().when(DONE)).toEqual(['FUP-1 not-opened']);
    expect(after(OPEN, DONE).when(CANCEL)).toEqual(['FUP-1 not-open']);
    expect(after(OPEN, CANCEL).when(DONE)).toEqual(['FUP-1 not-open']);
  });
  it('is escalated when the due date has passed, once, and not when it is done', () => {
    expect(after(OPEN).when(OVERDUE)).toEqual(['FollowUpEscalated']);
    expect(after(OPEN, OVERDUE).when(OVERDUE)).toEqual([]);
    expect(after(OPEN, DONE).when(OVERDUE)).toEqual([]);
  });
  it('refuses to be escalated on the due date itself', () =>
    expect(after(OPEN).when(OVERDUE, content.due)).toEqual(['FUP-2 not-overdue']));
});

describe('what events ask of follow-ups', () => {
  const coordinator = CoordinatorAssigned.of({ workerId: id('b'), unit: 'voksenraadgivningen' }, on);
  const issued = KlippekortIssued.of(
    { cardId: id('a'), clips: 6, validFrom: plainDate('2026-03-15'), validThrough: plainDate('2028-03-14') },
    on,
  );
  const superseded = KlippekortSuperseded.of({ cardId: id('a'), visitationId: id('d') }, on);
  const expired = KlippekortExpired.of({ cardId: id('a') }, on);
  const intensive = IntensiveSupportStarted.of(
    { serviceId: id('a'), through: plainDate('2027-01-31'), hoursPerWeek: 20, steps: [] },
    on,
  );
  const ended = ServiceEnded.of({ serviceId: id('a'), reason: 'goals-met' }, on);
  const commandId = id('f');
  const stored = (event: { type: string }, version: number, category = 'pathway') => ({
    id: id('e', version),
    type: event.type,
    schemaVersion: 1,
    data: {},
    stream: streamName(category, citizen),
    version,
    position: BigInt(version),
    metadata: {
      recordedAt: instant('2026-11-20T08:00:00.000Z'),
      effective: on.on,
      actor: system,
      municipality: '621' as MunicipalityCode,
      commandId,
      correlationId: commandId,
      causationId: commandId,
    },
  });
  function plan(...events: PathwayEvent[]): readonly FollowUpPlan[] {
    const history = events.map((event, n): Recorded<PathwayEvent> => ({ event, stored: stored(event, n) }));
    return followUpsOfPathway(history, citizen, id('e', events.length - 1), defaultPolicy);
  }
  const asked = (plans: readonly FollowUpPlan[]) =>
    plans.map(({ command }) => (command.type === 'OpenFollowUp' ? `${command.content.kind} ${command.content.due} ${command.content.owner.unit}` : command));

  it('a klippekort asks for its expiry on the day after its last valid date, and for a note before', () =>
    expect(asked(plan(coordinator, issued))).toEqual([
      'klippekort-expiry-note 2028-02-14 voksenraadgivningen',
      'klippekort-expiry 2028-03-15 voksenraadgivningen',
    ]));
  it('a superseded one cancels both', () =>
    expect(plan(coordinator, issued, superseded)).toEqual([
      { id: followUpId(id('e', 1), 'klippekort-expiry-note'), command: { type: 'CancelFollowUp', because: 'klippekort-superseded' } },
      { id: followUpId(id('e', 1), 'klippekort-expiry'), command: { type: 'CancelFollowUp', because: 'klippekort-superseded' } },
    ]));
  it('an expired one completes both', () =>
    expect(asked(plan(coordinator, issued, expired))).toEqual([
      { type: 'CompleteFollowUp', outcome: 'not-relevant' },
      { type: 'CompleteFollowUp', outcome: 'expired' },
    ]));
  it('massive support asks for a decision before it ends, never before it was known', () => {
    expect(asked(plan(coordinator, intensive))).toEqual(['support-decision-due 2027-01-17 voksenraadgivningen']);
    const short = { ...intensive, data: { ...intensive.data, through: plainDate('2026-11-25') } };
    expect(asked(plan(coordinator, short))).toEqual(['support-decision-due 2026-11-20 voksenraadgivningen']);
  });
  it('the end of the service cancels it, the end of another does not', () => {
    expect(asked(plan(intensive, ended))).toEqual([{ type: 'CancelFollowUp', because: 'service-ended' }]);
    expect(plan(intensive, { ...ended, data: { ...ended.data, serviceId: id('d') } })).toEqual([]);
  });
  it('a death cancels all', () => expect(plan(issued, intensive, CitizenDied.of({ source: 'hospital' }, on))).toHaveLength(3));
  it('a task without a coordinator goes to nobody’s unit, visibly', () =>
    expect(asked(plan(intensive))).toEqual(['support-decision-due 2027-01-17 unassigned']));
  it('an escalated advisory asks a person to see to it by the next working day', () => {
    const to = { unit: 'voksenraadgivningen', workerId: null };
    const escalated = AdvisoryEscalated.of({ because: 'given-up', to }, on);
    const [only] = followUpsOfAdvisory({ event: escalated, stored: stored(escalated, 3, 'advisory') }, id('9'), { citizenId: citizen }, defaultPolicy);
    expect(only!.command).toMatchObject({ content: { kind: 'advisory-escalated', due: '2026-11-23', owner: to, reason: 'advisory-given-up', subjectId: id('9') } });
    const givenUp = AdvisoryGivenUp.of({ attempts: 8 }, on);
    expect(followUpsOfAdvisory({ event: givenUp, stored: stored(givenUp, 2, 'advisory') }, id('9'), { citizenId: citizen }, defaultPolicy)).toEqual([]);
  });
});
