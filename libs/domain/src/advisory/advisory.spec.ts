import { describe, expect, it } from '@jest/globals';
import { type Decision, fold, type Instant, instant, plainDate, uuid } from '#kernel';
import { exampleAgreements } from '../agreement/example-set.js';
import { defaultPolicy } from '../policy/policy.js';
import { type AdvisoryCommand } from './commands.js';
import { advisoryDecider } from './decide.js';
import { type AdvisoryContent, type AdvisoryEvent } from './events.js';

const id = uuid('c0000000-0000-4000-8000-000000000000');
const other = uuid('d0000000-0000-4000-8000-000000000000');
const FRIDAY = instant('2026-11-20T15:00:00.000Z');
const MONDAY = instant('2026-11-23T15:00:00.000Z');
const { basis, acknowledgeWithin, escalateTo } = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!;
const content: AdvisoryContent = {
  kind: 'discharge-planned',
  citizenId: id,
  partnerId: 'regional-psychiatry',
  agreementId: id,
  agreementVersion: 1,
  triggeredBy: id,
  subjectId: id,
  planId: id,
  about: { trigger: 'botilbud-discharge', date: plainDate('2026-11-30'), destination: 'own-home' },
  dueAt: FRIDAY,
  late: null,
  basis,
  acknowledgeWithin,
  escalateTo,
  corrects: null,
};

const PLAN: AdvisoryCommand = { type: 'PlanAdvisory', content };
const START: AdvisoryCommand = { type: 'StartDispatch' };
const SENT: AdvisoryCommand = { type: 'RecordSent', attempt: 1, at: FRIDAY };
const REPLACE: AdvisoryCommand = { type: 'ReplaceAdvisory', by: other, byKind: 'discharge-moved' };
const WITHDRAW: AdvisoryCommand = { type: 'WithdrawAdvisory', because: 'cancelled' };
const ACKNOWLEDGE: AdvisoryCommand = { type: 'AcknowledgeAdvisory' };
const REFUSE: AdvisoryCommand = { type: 'RefuseAdvisory', reason: 'not-our-citizen' };
const ESCALATE: AdvisoryCommand = { type: 'EscalateUnacknowledged' };
const BLOCK: AdvisoryCommand = { type: 'BlockAdvisory', because: 'no-consent' };
const UNBLOCK: AdvisoryCommand = { type: 'UnblockAdvisory' };
const CALL_OFF: AdvisoryCommand = { type: 'CallOffAdvisory', because: 'told-by-other-means' };
const REDRIVE: AdvisoryCommand = { type: 'RedriveAdvisory', because: 'obstacle-removed' };
const failed = (why: 'unreachable' | 'unknown', retryAt: Instant | null = FRIDAY): AdvisoryCommand => ({
  type: 'RecordAttemptFailed',
  attempt: 1,
  why,
  code: 'ETIMEDOUT',
  retryAt,
});

/** After the given commands, all accepted, what comes of the last: the types of its events, or rule and reason. */
function after(...commands: AdvisoryCommand[]) {
  return {
    when(command: AdvisoryCommand, now: Instant = FRIDAY): string[] {
      const light = { now, today: plainDate(now.slice(0, 10)), policy: defaultPolicy };
      let history: readonly AdvisoryEvent[] = [];
      for (const before of commands) {
        const decision = advisoryDecider.decide(before, fold(advisoryDecider, history), { ...light, now: FRIDAY });
        if (!decision.accepted) throw new Error(`${before.type}: ${decision.refusal.reason}`);
        history = [...history, ...decision.events];
      }
      const decision: Decision<AdvisoryEvent> = advisoryDecider.decide(command, fold(advisoryDecider, history), light);
      return decision.accepted ? decision.events.map(({ type }) => type) : [`${decision.refusal.rule} ${decision.refusal.reason}`];
    },
  };
}

describe('ADV-1 planned once, sent until it is confirmed', () => {
  it('is planned', () => expect(after().when(PLAN)).toEqual(['AdvisoryPlanned']));
  it('is planned once', () => expect(after(PLAN).when(PLAN)).toEqual([]));
  it('refuses other content under its id', () =>
    expect(after(PLAN).when({ type: 'PlanAdvisory', content: { ...content, dueAt: MONDAY } })).toEqual(['ADV-1 planned-otherwise']));
  it('refuses an attempt before it is due', () =>
    expect(after(PLAN).when(START, instant('2026-11-20T14:59:59.999Z'))).toEqual(['ADV-1 not-due']));
  it('refuses a further attempt before it is due', () =>
    expect(after(PLAN, START, failed('unknown', MONDAY)).when(START)).toEqual(['ADV-1 not-due']));
  it('begins an attempt', () => expect(after(PLAN).when(START)).toEqual(['AdvisoryDispatchStarted']));
  it('counts an attempt without an outcome as one that nobody knows how it ended', () =>
    expect(after(PLAN, START).when(START)).toEqual(['AdvisoryAttemptFailed', 'AdvisoryDispatchStarted']));
  it('begins another attempt after a failed one', () =>
    expect(after(PLAN, START, failed('unknown')).when(START)).toEqual(['AdvisoryDispatchStarted']));
  it.each([
    ['sent', [PLAN, START, SENT]],
    ['confirmed by the partner', [PLAN, START, failed('unknown'), ACKNOWLEDGE]],
    ['replaced', [PLAN, REPLACE]],
    ['withdrawn', [PLAN, WITHDRAW]],
    ['given up', [PLAN, START, failed('unreachable', null)]],
  ])('refuses an attempt when it was %s', (_what, commands) =>
    expect(after(...commands).when(START)).toEqual(['ADV-1 not-to-be-sent']));
  it('refuses an attempt, and an outcome, of what was not planned', () => {
    expect(after().when(START)).toEqual(['ADV-1 not-planned']);
    expect(after().when(SENT)).toEqual(['ADV-1 not-planned']);
    expect(after().when(failed('unknown'))).toEqual(['ADV-1 not-planned']);
  });
  it('refuses the outcome of an attempt that never began', () => {
    expect(after(PLAN).when(SENT)).toEqual(['ADV-1 no-such-attempt']);
    expect(after(PLAN).when(failed('unknown'))).toEqual(['ADV-1 no-such-attempt']);
  });
  it('is confirmed once', () => expect(after(PLAN, START, SENT).when(SENT)).toEqual([]));
  it('gives up after the last attempt, and a person takes over', () =>
    expect(after(PLAN, START).when(failed('unreachable', null))).toEqual([
      'AdvisoryAttemptFailed',
      'AdvisoryGivenUp',
      'AdvisoryEscalated',
    ]));
  it('ignores the outcome of an attempt that another has followed', () =>
    expect(after(PLAN, START, START).when(failed('unknown'))).toEqual([]));
  it('escalates nothing when it was replaced in the meantime', () =>
    expect(after(PLAN, START, REPLACE).when(failed('unreachable', null))).toEqual(['AdvisoryAttemptFailed']));
});

describe('ADV-2 what has begun cannot be called back', () => {
  const possiblySent = (...commands: AdvisoryCommand[]): unknown => {
    let state = advisoryDecider.initial;
    for (const command of commands) {
      const decision = advisoryDecider.decide(command, state, { now: FRIDAY, today: plainDate('2026-11-20'), policy: defaultPolicy });
      if (decision.accepted) state = decision.events.reduce(advisoryDecider.evolve, state);
    }
    return state.is === 'planned' && state.possiblySentWhenStopped;
  };
  it('is replaced while nothing went out', () => expect(possiblySent(PLAN, REPLACE)).toBe(false));
  it('is replaced after an attempt that never reached the partner', () =>
    expect(possiblySent(PLAN, START, failed('unreachable'), REPLACE)).toBe(false));
  it('says that it was possibly sent while an attempt is under way', () => expect(possiblySent(PLAN, START, WITHDRAW)).toBe(true));
  it('says so after an attempt whose outcome nobody knows', () =>
    expect(possiblySent(PLAN, START, failed('unknown'), REPLACE)).toBe(true));
  it('takes the confirmation of an attempt that was under way', () =>
    expect(after(PLAN, START, REPLACE).when(SENT)).toEqual(['AdvisorySent']));
  it('is replaced by the same once', () => expect(after(PLAN, REPLACE).when(REPLACE)).toEqual([]));
  it('refuses to be stopped twice', () => {
    expect(after(PLAN, WITHDRAW).when(REPLACE)).toEqual(['ADV-2 already-stopped']);
    expect(after(PLAN, REPLACE).when(WITHDRAW)).toEqual(['ADV-2 already-stopped']);
  });
  it('refuses to be withdrawn in silence once it was sent', () =>
    expect(after(PLAN, START, SENT).when(WITHDRAW)).toEqual(['ADV-2 already-sent']));
  it('refuses to stop what was not planned', () => {
    expect(after().when(REPLACE)).toEqual(['ADV-2 not-planned']);
    expect(after().when(WITHDRAW)).toEqual(['ADV-2 not-planned']);
  });
});

describe('ADV-3 the partner answers, or a person is asked', () => {
  it('takes a confirmation of what was sent, once', () => {
    expect(after(PLAN, START, SENT).when(ACKNOWLEDGE)).toEqual(['AdvisoryAcknowledged']);
    expect(after(PLAN, START, SENT, ACKNOWLEDGE).when(ACKNOWLEDGE)).toEqual([]);
  });
  it('takes a confirmation while nobody knows whether it was sent', () =>
    expect(after(PLAN, START).when(ACKNOWLEDGE)).toEqual(['AdvisoryAcknowledged']));
  it('hands a refusal to a person', () =>
    expect(after(PLAN, START, SENT).when(REFUSE)).toEqual(['AdvisoryRefused', 'AdvisoryEscalated']));
  it('refuses an answer to what was not sent, or not planned', () => {
    expect(after(PLAN).when(ACKNOWLEDGE)).toEqual(['ADV-3 not-sent']);
    expect(after().when(ACKNOWLEDGE)).toEqual(['ADV-3 not-planned']);
  });
  it('refuses a second answer that says otherwise', () =>
    expect(after(PLAN, START, SENT, ACKNOWLEDGE).when(REFUSE)).toEqual(['ADV-3 answered-otherwise']));
  it('hands it to a person when the agreed time has passed, once', () => {
    expect(after(PLAN, START, SENT).when(ESCALATE, MONDAY)).toEqual(['AdvisoryEscalated']);
    expect(after(PLAN, START, SENT, REFUSE).when(ESCALATE, MONDAY)).toEqual([]);
  });
  it('asks nobody when it was answered, or another took its place', () => {
    expect(after(PLAN, START, SENT, ACKNOWLEDGE).when(ESCALATE, MONDAY)).toEqual([]);
    expect(after(PLAN, START, SENT, REPLACE).when(ESCALATE, MONDAY)).toEqual([]);
  });
  it('refuses before the agreed time, and where nothing was sent', () => {
    expect(after(PLAN, START, SENT).when(ESCALATE)).toEqual(['ADV-3 not-overdue']);
    expect(after(PLAN).when(ESCALATE, MONDAY)).toEqual(['ADV-3 not-sent']);
    expect(after().when(ESCALATE, MONDAY)).toEqual(['ADV-3 not-planned']);
  });
});

describe('ADV-4 nothing goes out without consent', () => {
  it('is blocked, and a person is asked, once', () => {
    expect(after(PLAN).when(BLOCK)).toEqual(['AdvisoryBlocked', 'AdvisoryEscalated']);
    expect(after(PLAN, BLOCK).when(BLOCK)).toEqual([]);
  });
  it('is not sent while it is blocked', () => expect(after(PLAN, BLOCK).when(START)).toEqual(['ADV-1 not-to-be-sent']));
  it('is due at once when it is let go, and can be blocked and escalated anew', () => {
    expect(after(PLAN, BLOCK).when(UNBLOCK)).toEqual(['AdvisoryUnblocked']);
    expect(after(PLAN, BLOCK, UNBLOCK).when(START)).toEqual(['AdvisoryDispatchStarted']);
    expect(after(PLAN, BLOCK, UNBLOCK).when(BLOCK)).toEqual(['AdvisoryBlocked', 'AdvisoryEscalated']);
    expect(after(PLAN, BLOCK, UNBLOCK, START, SENT).when(ESCALATE, MONDAY)).toEqual(['AdvisoryEscalated']);
  });
  it('is replaced and withdrawn like any that waits', () => {
    expect(after(PLAN, BLOCK).when(REPLACE)).toEqual(['AdvisoryReplaced']);
    expect(after(PLAN, BLOCK, WITHDRAW).when(UNBLOCK)).toEqual(['ADV-4 not-blocked']);
  });
  it('takes the outcome of an attempt that had begun before', () => {
    expect(after(PLAN, START, BLOCK).when(SENT)).toEqual(['AdvisorySent']);
    expect(after(PLAN, START, BLOCK, SENT).when(UNBLOCK)).toEqual(['ADV-4 not-blocked']);
    expect(after(PLAN, START, BLOCK).when(failed('unknown'))).toEqual(['AdvisoryAttemptFailed']);
    expect(after(PLAN, START, BLOCK, UNBLOCK).when(START)).toEqual(['AdvisoryAttemptFailed', 'AdvisoryDispatchStarted']);
  });
  it('refuses to block what is sent or not planned', () => {
    expect(after(PLAN, START, SENT).when(BLOCK)).toEqual(['ADV-4 not-to-be-sent']);
    expect(after().when(BLOCK)).toEqual(['ADV-4 not-planned']);
    expect(after().when(UNBLOCK)).toEqual(['ADV-4 not-planned']);
  });
  it('refuses to let go what is not blocked, or lies in the past', () => {
    expect(after(PLAN).when(UNBLOCK)).toEqual(['ADV-4 not-blocked']);
    expect(after(PLAN, BLOCK).when(UNBLOCK, instant('2026-12-01T08:00:00.000Z'))).toEqual(['ADV-4 date-passed']);
    expect(after(PLAN, BLOCK).when(UNBLOCK, instant('2026-11-30T08:00:00.000Z'))).toEqual(['AdvisoryUnblocked']);
  });
});

describe('ADV-3, ADV-4 what stands in an inbox', () => {
  const open = (mayBeTold = true): AdvisoryCommand => ({ type: 'OpenAdvisory', mayBeTold });
  it('is opened once, however often it is read', () => {
    expect(after(PLAN, START, SENT).when(open())).toEqual(['AdvisoryOpened']);
    expect(after(PLAN, START, SENT, open()).when(open())).toEqual([]);
  });
  it('is still to be confirmed when it was opened', () =>
    expect(after(PLAN, START, SENT, open()).when(ACKNOWLEDGE)).toEqual(['AdvisoryAcknowledged']));
  it('does not stand there before it was sent', () => expect(after(PLAN).when(open())).toEqual(['ADV-3 not-sent']));
  it('is not read without consent', () => expect(after(PLAN, START, SENT).when(open(false))).toEqual(['ADV-4 no-consent']));
  it('is nothing that was not planned', () => expect(after().when(open())).toEqual(['ADV-3 not-planned']));
});

describe('ADV-6 what the machine gives up is a person’s', () => {
  const GIVEN_UP = [PLAN, START, failed('unreachable', null)];
  const lastAttempt: AdvisoryCommand = { type: 'RecordAttemptFailed', attempt: 2, why: 'unreachable', code: 'ETIMEDOUT', retryAt: null };

  it('is tried again, given up and escalated anew', () => {
    expect(after(...GIVEN_UP).when(REDRIVE)).toEqual(['AdvisoryRedriven']);
    expect(after(...GIVEN_UP, REDRIVE).when(START)).toEqual(['AdvisoryDispatchStarted']);
    expect(after(...GIVEN_UP, REDRIVE, START).when({ type: 'RecordSent', attempt: 2, at: FRIDAY })).toEqual(['AdvisorySent']);
    expect(after(...GIVEN_UP, REDRIVE, START).when(lastAttempt)).toEqual(['AdvisoryAttemptFailed', 'AdvisoryGivenUp', 'AdvisoryEscalated']);
  });
  it('is tried once for each time a person says so', () => expect(after(...GIVEN_UP, REDRIVE).when(REDRIVE)).toEqual(['ADV-6 not-given-up']));
  it('is tried again on its date, and not after it', () => {
    expect(after(...GIVEN_UP).when(REDRIVE, instant('2026-11-30T08:00:00.000Z'))).toEqual(['AdvisoryRedriven']);
    expect(after(...GIVEN_UP).when(REDRIVE, instant('2026-12-01T08:00:00.000Z'))).toEqual(['ADV-6 date-passed']);
  });
  it.each([
    ['waits', [PLAN]],
    ['is blocked', [PLAN, BLOCK]],
    ['was given up', GIVEN_UP],
  ])('is called off while it %s, and not sent any more', (_when, before) => {
    expect(after(...before).when(CALL_OFF)).toEqual(['AdvisoryWithdrawn']);
    expect(after(...before, CALL_OFF).when(START)).toEqual(['ADV-1 not-to-be-sent']);
    expect(after(...before, CALL_OFF).when(REDRIVE)).toEqual(['ADV-6 not-given-up']);
    expect(after(...before, CALL_OFF).when(CALL_OFF)).toEqual(['ADV-6 not-waiting']);
  });
  it('is not called off once it was sent or replaced', () => {
    expect(after(PLAN, START, SENT).when(CALL_OFF)).toEqual(['ADV-6 not-waiting']);
    expect(after(PLAN, REPLACE).when(CALL_OFF)).toEqual(['ADV-6 not-waiting']);
  });
  it('refuses both of what was not planned', () => {
    expect(after().when(CALL_OFF)).toEqual(['ADV-6 not-planned']);
    expect(after().when(REDRIVE)).toEqual(['ADV-6 not-planned']);
  });
});
