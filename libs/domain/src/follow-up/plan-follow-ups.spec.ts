import { describe, expect, it } from '@jest/globals';
import { dateInCopenhagen, fold, inEffectiveOrder, instant, plainDate, streamName, uuid } from '#kernel';
import * as told from '#testing/given-when-then/index.js';
import { named } from '#testing/given-when-then/invented.js';
import { StoredLog } from '#testing';
import { AdvisoryAcknowledged, AdvisoryAnswered, AdvisoryDelivered, AdvisoryEscalated, type AdvisoryEvent, AdvisoryGivenUp, AdvisoryRedriven, AdvisoryWithdrawn } from '../advisory/events.js';
import { type PathwayEvent } from '../pathway/events.js';
import { pathway } from '../pathway/pathway.js';
import { defaultPolicy } from '../policy/policy.js';
import { followUpId, followUpsOfAdvisory, planFollowUps } from './plan-follow-ups.js';
import { followUpsOf } from './wanted.js';

const citizenId = named('citizen');
const policyOn = () => defaultPolicy;
const askedBy = (events: readonly PathwayEvent[]) => followUpsOf(fold(pathway, inEffectiveOrder(events)), citizenId, policyOn);

/** `kind command …` of what is to be done when one history becomes another, of the kinds that begin so. */
function plans(kinds: string, before: readonly PathwayEvent[], after: readonly PathwayEvent[], learnedOn = '2026-10-02'): string[] {
  const occasion = { citizenId, eventId: named('event'), learnedOn: plainDate(learnedOn) };
  const kindOf = new Map([...askedBy(before), ...askedBy(after)].map(({ key, kind }) => [followUpId(citizenId, key), kind]));
  return planFollowUps(askedBy(before), askedBy(after), occasion).flatMap(({ id, command }) => {
    const kind = kindOf.get(id)!;
    if (!kind.startsWith(kinds)) return [];
    switch (command.type) {
      case 'PlanFollowUp':
        return [`${kind} ${command.content.due} ${command.content.owner.unit}${command.tooLate ? ' too late' : ''}`];
      case 'DropFollowUp':
        return [`${kind} dropped ${command.because}`];
      case 'FulfilFollowUp':
        return [`${kind} ${command.outcome} by ${command.by}`];
      case 'FollowOwner':
        return [`${kind} to ${command.owner.unit}`];
      default:
        return [command.type];
    }
  });
}

const massive = (through = '2026-11-30') => [...told.supported, told.intensiveSupportStarted({ on: '2026-10-01', through })];

describe('FUP-6 what a change of the pathway asks of tasks', () => {
  it('is nothing where nothing changes', () => {
    expect(plans('', massive(), massive())).toEqual([]);
    expect(plans('', massive(), [...massive(), told.knownWorkerEnded({ on: '2026-10-02' })])).toEqual([]);
  });
  it('is a task for what it asks now, with all that the task needs', () => {
    const [plan] = planFollowUps(askedBy(told.supported), askedBy(massive()), { citizenId, eventId: named('event'), learnedOn: plainDate('2026-10-02') });
    expect(plan).toEqual({
      id: followUpId(citizenId, `support-weekly-check/${told.theService}/1`),
      command: {
        type: 'PlanFollowUp',
        content: {
          kind: 'support-weekly-check',
          citizenId,
          owner: { unit: told.bostoette, workerId: null },
          due: '2026-10-08',
          shownFrom: '2026-10-02',
          escalateAt: '2026-10-09T06:00:00.000Z',
          reason: 'intensive-support-started',
          sourceEventId: named('event'),
          subjectId: told.theService,
        },
        tooLate: false,
      },
    });
  });
  it('is escalated when the municipality opens after the due date, over Christmas', () => {
    const [plan] = planFollowUps([], askedBy(massive('2027-01-06')), { citizenId, eventId: named('event'), learnedOn: plainDate('2026-12-01') }).filter(
      ({ command }) => command.type === 'PlanFollowUp' && command.content.kind === 'support-decision-due',
    );
    expect(plan?.command).toMatchObject({ content: { due: '2026-12-23', escalateAt: '2026-12-28T07:00:00.000Z' } });
  });
  it('is another date where a date moved, and other tasks where there are more or fewer of them', () => {
    expect(plans('support-decision', massive(), massive('2026-12-07'))).toEqual(['support-decision-due 2026-11-23 voksenraadgivningen']);
    expect(plans('support-weekly', massive('2026-10-20'), massive('2026-10-30'))).toHaveLength(2);
    expect(plans('support-weekly', massive('2026-10-30'), massive('2026-10-20'))).toEqual(['support-weekly-check dropped date-moved', 'support-weekly-check dropped date-moved']);
  });
  it('is the new coordinator for the coordinator’s tasks, and nothing for others’', () => {
    const changed = [...massive(), told.coordinatorAssigned({ on: '2026-10-02', workerId: named('new'), unit: 'new-unit' })];
    expect(plans('support-', massive(), changed)).toEqual(['support-decision-due to new-unit']);
  });
  it('is the end of what was done, and of what fell away', () => {
    const offered = [...told.staying, told.handoverOffered({ on: '2026-10-01' })];
    expect(plans('handover', offered, [...offered, told.handoverAccepted({ on: '2026-10-02' })])).toEqual(['handover-answer fulfilled by handover-answered']);
    expect(plans('support-decision', massive(), [...massive(), told.serviceEnded({ on: '2026-10-02' })])).toEqual(['support-decision-due dropped service-ended']);
    expect(plans('', massive(), [...massive(), told.citizenDied({ on: '2026-10-02' })]).filter((one) => !one.endsWith('citizen-died'))).toEqual([]);
    const issued = [...told.opened, told.klippekortIssued()];
    expect(plans('klippekort-expiry', issued, [...issued, told.klippekortExpired()])).toEqual(['klippekort-expiry-note expired by expired', 'klippekort-expiry expired by expired']);
  });
  it('is taken back when what asked for it is, and there again when that is', () => {
    expect(plans('support-decision', massive(), told.supported)).toEqual(['support-decision-due dropped entry-taken-back']);
    expect(plans('support-decision', told.supported, massive())).toEqual(['support-decision-due 2026-11-16 voksenraadgivningen']);
    const died = [...massive(), told.citizenDied({ on: '2026-10-02' })];
    expect(plans('support-decision', died, massive())).toEqual(['support-decision-due 2026-11-16 voksenraadgivningen']);
  });
  it('is nothing for what was over before it was known', () => {
    const over = [...massive(), told.serviceEnded({ on: '2026-10-02' })];
    expect(plans('support-', told.supported, over)).toEqual([]);
    expect(plans('support-', over, told.supported)).toEqual([]);
  });
});

describe('FUP-8 tasks of a case that goes to another municipality', () => {
  const gone = (...since: readonly PathwayEvent[]) => [...massive(), told.actingMunicipalityChanged({ on: '2026-10-02' }), ...since];
  const named = told.coordinatorAssigned({ on: '2026-10-02', workerId: told.named('new'), unit: 'new-unit' });
  const units = (events: readonly PathwayEvent[]) => [...new Set(askedBy(events).filter(({ ended }) => !ended).map(({ owner }) => owner.unit))].sort();
  it('are nobody’s until the new one has named its coordinator, a tilbud’s too', () => {
    expect(units(massive())).toEqual([told.bostoette, 'voksenraadgivningen'].sort());
    expect(units(gone())).toEqual(['unassigned']);
    expect(plans('support-decision', massive(), gone())).toEqual(['support-decision-due to unassigned']);
    expect(plans('support-decision', gone(), gone(named))).toEqual(['support-decision-due to new-unit']);
  });
  it('are the new coordinator’s where that is said at once', () => {
    expect(units(gone(named))).toEqual(['new-unit']);
    expect(new Set(plans('support-', massive(), gone(named)))).toEqual(new Set(['support-decision-due to new-unit', 'support-weekly-check to new-unit']));
  });
  it('come back where the transfer is taken back', () => expect(plans('support-decision', gone(), massive())).toEqual(['support-decision-due to voksenraadgivningen']));
  it('are as ever for what arises there', () => {
    const started = told.serviceStarted({ on: '2026-10-05', serviceId: told.named('later'), ground: { kind: 'visitation', visitationId: told.named('visitation 85') } });
    const again = told.intensiveSupportStarted({ on: '2026-10-05', serviceId: told.named('later'), through: '2026-11-30' });
    expect(units(gone(told.serviceEnded({ on: '2026-10-05' }), started, again))).toContain(told.bostoette);
  });
});

describe('FUP-7 what is learned late', () => {
  const admitted = [...told.supported, told.hospitalAdmissionRecorded({ on: '2026-10-01', psychiatric: false })];
  const contact = (learnedOn: string) => plans('admission-contact', told.supported, admitted, learnedOn);
  it('is due on the date on which it was learned', () => {
    expect(contact('2026-10-02')).toEqual(['admission-contact 2026-10-02 voksenraadgivningen']);
    expect(contact('2026-10-20')).toEqual(['admission-contact 2026-10-20 voksenraadgivningen']);
  });
  it('is too late when it was due longer ago than the policy says', () => {
    expect(contact('2026-11-01')).toEqual(['admission-contact 2026-11-01 voksenraadgivningen']);
    expect(contact('2026-11-02')).toEqual(['admission-contact 2026-11-02 voksenraadgivningen too late']);
  });
  it('is due on the date of a correction that moves it to before then, and stays due when it was when another coordinator comes afterwards', () => {
    const granted = (on: string) => [...told.opened, told.visitationRegistered({ on, from: on, decidedOn: on })];
    expect(plans('handleplan', granted('2026-10-01'), granted('2026-09-12'), '2026-10-02')).toEqual(['handleplan-offer 2026-10-02 voksenraadgivningen']);
    const changed = told.coordinatorAssigned({ on: '2026-10-20', workerId: named('new'), unit: 'new-unit' });
    expect(plans('handleplan', granted('2026-10-01'), [...granted('2026-10-01'), changed], '2026-10-20')).toEqual(['handleplan-offer to new-unit']);
  });
});

describe('FUP-6 an advisory that was escalated', () => {
  const advisoryId = named('advisory');
  const to = { unit: 'voksenraadgivningen', workerId: null };
  const on = { on: plainDate('2026-11-20') };
  const log = new StoredLog();
  const of = (event: ReturnType<typeof AdvisoryEscalated.of> | ReturnType<typeof AdvisoryGivenUp.of> | ReturnType<typeof AdvisoryAnswered.of>) => {
    const recordedAt = log.append('advisory', advisoryId, event);
    expect(dateInCopenhagen(recordedAt)).toBe('2026-01-01');
    return followUpsOfAdvisory({ event, stored: log.events.at(-1)! }, advisoryId, { citizenId, escalateTo: to }, policyOn);
  };
  it('asks a person to see to it by the next working day', () => {
    const [only] = of(AdvisoryEscalated.of({ because: 'given-up', to }, on));
    expect(only?.command).toMatchObject({ content: { kind: 'advisory-escalated', due: '2026-01-02', owner: to, reason: 'advisory-given-up', subjectId: advisoryId, citizenId } });
  });
  it('asks for it each time, whoever ended what was asked before', () => {
    const ids = (['given-up', 'given-up', 'not-acknowledged'] as const).map((because) => of(AdvisoryEscalated.of({ because, to }, on))[0]?.id);
    expect(new Set(ids).size).toBe(3);
  });
  it('asks for every answer in writing to be read', () => {
    const answered = () => of(AdvisoryAnswered.of({ messageId: 'answer' }, on))[0];
    const first = answered();
    expect(first?.command).toMatchObject({ content: { kind: 'answer-reading', due: '2026-01-02', owner: to, reason: 'advisory-answered', subjectId: advisoryId } });
    expect(answered()?.id).not.toBe(first?.id);
  });
  it('asks nothing before', () => expect(of(AdvisoryGivenUp.of({ attempts: 8 }, on))).toEqual([]));
});

describe('FUP-6 what an advisory that was escalated asked for', () => {
  const advisoryId = named('advisory of a silent partner');
  const to = { unit: 'voksenraadgivningen', workerId: named('caseworker') };
  const on = { on: plainDate('2026-11-20') };
  const escalated = (because: 'not-acknowledged' | 'given-up' | 'turned-down' | 'refused' | 'blocked') => AdvisoryEscalated.of({ because, to }, on);
  const held = (confirms: boolean) => AdvisoryDelivered.of({ confirms, acknowledgeBy: null }, on);
  const acknowledged = AdvisoryAcknowledged.of({}, on);
  const answered = AdvisoryAnswered.of({ messageId: 'answer' }, on);

  /** What the last of two events asks, in short, and whether it is asked of the task that the first had opened. */
  function asks(first: AdvisoryEvent, last: AdvisoryEvent): readonly string[] {
    const log = new StoredLog();
    log.append('advisory', advisoryId, first);
    log.append('advisory', advisoryId, last);
    const history = [first, last].map((event, at) => ({ event, stored: log.events[at]! }));
    const of = (at: 0 | 1) => followUpsOfAdvisory(history[at]!, advisoryId, { citizenId, escalateTo: to }, policyOn, history.slice(0, at + 1));
    const [opened] = of(0);
    return of(1).map(({ id, command }) => `${id === opened?.id ? 'it' : 'another'} ${command.type === 'DropFollowUp' ? command.because : command.type}`);
  }

  it.each([acknowledged, held(true)])('falls away when the partner confirms after all (%#)', (confirmation) => {
    for (const because of ['not-acknowledged', 'given-up', 'turned-down'] as const) expect(asks(escalated(because), confirmation)).toEqual(['it advisory-confirmed']);
  });
  it('falls away when somebody writes back, and what they wrote is to be read', () =>
    expect(asks(escalated('not-acknowledged'), answered)).toEqual(['it advisory-confirmed', 'another PlanFollowUp']));
  it('falls away when it arrives after all where somebody is still to confirm, but for waiting for that', () => {
    expect(asks(escalated('given-up'), held(false))).toEqual(['it advisory-arrived']);
    expect(asks(escalated('turned-down'), held(false))).toEqual(['it advisory-arrived']);
    expect(asks(escalated('not-acknowledged'), held(false))).toEqual([]);
  });
  it('falls away when it is called off, but for what a partner that may hold it has not confirmed', () => {
    const calledOff = AdvisoryWithdrawn.of({ because: 'told-by-other-means', possiblySent: true }, on);
    for (const because of ['blocked', 'given-up', 'turned-down'] as const) expect(asks(escalated(because), calledOff)).toEqual(['it advisory-stopped']);
    expect(asks(escalated('not-acknowledged'), calledOff)).toEqual([]);
  });
  it('falls away when a person has it sent once more', () => {
    const redriven = AdvisoryRedriven.of({ dueAt: instant('2026-01-01T12:00:00.000Z'), because: 'obstacle-removed' }, on);
    for (const because of ['given-up', 'turned-down'] as const) expect(asks(escalated(because), redriven)).toEqual(['it advisory-redriven']);
    expect(asks(escalated('refused'), redriven)).toEqual([]);
  });
  it('stays where the partner has refused, or nothing may go out', () => {
    expect(asks(escalated('refused'), held(true))).toEqual([]);
    expect(asks(escalated('refused'), answered)).toEqual(['another PlanFollowUp']);
    expect(asks(escalated('blocked'), held(true))).toEqual([]);
  });
});

it('a follow-up of one citizen is never another’s', () => {
  expect(followUpId(citizenId, 'key')).toBe(followUpId(citizenId, 'key'));
  expect(followUpId(citizenId, 'key')).not.toBe(followUpId(named('another citizen'), 'key'));
  expect(streamName('follow_up', uuid(followUpId(citizenId, 'key')))).toMatch(/^follow_up-/);
});
