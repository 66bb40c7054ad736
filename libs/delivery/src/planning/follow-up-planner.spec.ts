import { beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPolicy, FOLLOW_UP, followUpCatalogue, type FollowUpEvent, followUpDecider, followUpId, type PersonsFollowUpCommand, POLICY, policyCatalogue, policyDecider } from '#domain';
import { CitizenDied } from '#domain/pathway/case/events.js';
import { KlippekortExpired, KlippekortIssued, KlippekortSuperseded } from '#domain/pathway/klippekort/events.js';
import { CoordinatorAssigned } from '#domain/pathway/people/events.js';
import { IntensiveSupportStarted, ServiceEnded, ServiceStarted } from '#domain/pathway/service/events.js';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { BEFORE_ALL, dateInCopenhagen, EntryCorrected, EntryRetracted, fold, type JsonObject, type StoredEvent, streamName, system, type Uuid } from '#kernel';
import { type CommandHandler, listenAtFaultPoints } from '#processing';
import { manager } from '#testing/given-when-then/invented.js';
import { DeliveryWorld, type Resident } from '#testing/delivery/delivery-world.js';
import { FollowUpPlanner } from './follow-up-planner.js';

let world: DeliveryWorld;
let resident: Resident;
beforeEach(async () => {
  world = new DeliveryWorld(openMemoryEventStore());
  resident = await world.resident();
});

/** Hands the whole log to a planner, as a processor that begins at the beginning does. */
async function planAll(commands: Pick<CommandHandler, 'execute'> = world.commands): Promise<void> {
  const planner = new FollowUpPlanner({ store: world.store, commands, policies: world.policies });
  await planner.handle((await world.store.readAll({ after: BEFORE_ALL, limit: 1000, types: planner.types })).events);
}
const streams = () => world.streamsOf(FOLLOW_UP, followUpCatalogue);
const kindOf = ([first]: readonly FollowUpEvent[]) => (first?.type === 'FollowUpOpened' ? first.data.kind : '');
/** What has happened to the tasks of a kind, a list a task. */
const happenedTo = async (kind: string) => (await streams()).filter((events) => kindOf(events) === kind).map((events) => events.map(({ type }) => type.replace('FollowUp', '')));
const happens = (...events: Parameters<DeliveryWorld['happens']> extends [Uuid, ...infer Rest] ? Rest : never) => world.happens(resident.citizenId, ...events);
const onPathway = async (type: string) => (await world.store.readStream(streamName('pathway', resident.citizenId))).findLast((stored) => stored.type === type)!;

const today = () => ({ on: world.today });
const issue = (cardId = world.ids.next()) => {
  const validity = { validFrom: world.today, validThrough: world.inDays(729) };
  return { cardId, event: happens(KlippekortIssued.of({ cardId, clips: 6, ...validity }, today())) };
};
const serviceId = '01890000-0000-7000-8000-000000000085' as Uuid;
async function massive(days = 60): Promise<StoredEvent> {
  const started = {
    serviceId,
    legalBasis: { law: 'SEL', section: '85', validFrom: world.inDays(-1000), validTo: null },
    ground: { kind: 'no-visitation-needed' },
    tilbudId: world.tilbudId,
  } as const;
  return happens(ServiceStarted.of(started, today()), IntensiveSupportStarted.of({ serviceId, through: world.inDays(days), hoursPerWeek: 20, steps: [] }, today()));
}
const decisionId = () => followUpId(resident.citizenId, `support-decision-due/${serviceId}`);

async function personAsks(followUp: Uuid, command: PersonsFollowUpCommand): Promise<void> {
  const id = world.ids.next();
  const { metadata } = (await world.store.readStream(streamName(FOLLOW_UP, followUp)))[0]!;
  const outcome = await world.commands.execute({
    stream: streamName(FOLLOW_UP, followUp),
    decider: followUpDecider,
    catalogue: followUpCatalogue,
    command,
    circumstances: (now) => ({ now, today: world.today, actor: manager, municipality: metadata.municipality, policy: defaultPolicy }),
    meta: { commandId: id, correlationId: id, causationId: id, actor: system, municipality: metadata.municipality },
  });
  expect(outcome.status).toBe('accepted');
}
async function setPolicy(change: JsonObject): Promise<void> {
  const id = world.ids.next();
  const { municipality } = (await onPathway('CitizenRegistered')).metadata;
  const outcome = await world.commands.execute({
    stream: streamName(POLICY, municipality),
    decider: policyDecider,
    catalogue: policyCatalogue,
    command: { type: 'SetPolicy', from: world.today, change },
    circumstances: (now) => ({ actor: system, today: dateInCopenhagen(now) }),
    meta: { commandId: id, correlationId: id, causationId: id, actor: system, municipality },
  });
  expect(outcome.status).toBe('accepted');
}

describe('planning follow-ups', () => {
  it('opens what a klippekort asks for, once', async () => {
    await issue().event;
    await planAll();
    const head = await world.store.head();
    await planAll();
    await Promise.all([planAll(), planAll()]);
    expect(await world.store.head()).toBe(head);
    const opened = (await streams()).filter((events) => kindOf(events).startsWith('klippekort')).map(([first]) => first?.data);
    expect(opened).toEqual([
      expect.objectContaining({ kind: 'klippekort-expiry-note', due: world.inDays(700), owner: expect.objectContaining({ unit: 'voksenraadgivningen' }) }),
      expect.objectContaining({ kind: 'klippekort-expiry', due: world.inDays(730) }),
    ]);
  });

  it('carries the correlation id of the cause (P28)', async () => {
    const { cardId, event } = issue();
    const cause = await event;
    await planAll();
    const [opened] = await world.store.readStream(streamName(FOLLOW_UP, followUpId(resident.citizenId, `klippekort-expiry/${cardId}`)));
    expect(opened!.metadata).toMatchObject({ correlationId: cause.metadata.correlationId, causationId: cause.id, actor: system });
  });

  it('drops them when the card is superseded, and completes them when it expires', async () => {
    const [first, second] = [issue(), issue()];
    await first.event;
    await second.event;
    const superseded = KlippekortSuperseded.of({ cardId: first.cardId, visitationId: world.ids.next() }, today());
    await happens(superseded, KlippekortExpired.of({ cardId: second.cardId }, today()));
    await planAll();
    for (const kind of ['klippekort-expiry-note', 'klippekort-expiry']) {
      expect(await happenedTo(kind)).toEqual([['Opened', 'Cancelled'], ['Opened', 'Completed']]);
    }
  });

  it('leaves alone what a person has completed already', async () => {
    await massive();
    await planAll();
    await personAsks(decisionId(), { type: 'CompleteFollowUp', outcome: 'decided' });
    await happens(ServiceEnded.of({ serviceId, reason: 'goals-met' }, today()));
    await planAll();
    expect(await happenedTo('support-decision-due')).toEqual([['Opened', 'Completed']]);
  });

  it('drops everything when the citizen dies, and opens it again when that was a mistake', async () => {
    await massive();
    await happens(CitizenDied.of({ source: 'municipality' }, today()));
    await planAll();
    expect(await happenedTo('support-decision-due')).toEqual([['Opened', 'Cancelled']]);
    await happens(EntryRetracted.of({ entries: [(await onPathway('CitizenDied')).id], because: 'did-not-happen' }, today()));
    await planAll();
    expect(await happenedTo('support-decision-due')).toEqual([['Opened', 'Cancelled', 'Reopened']]);
    await happens(EntryRetracted.of({ entries: [(await onPathway('EntryRetracted')).id], because: 'correction-was-wrong' }, today()));
    await planAll();
    expect(await happenedTo('support-decision-due')).toEqual([['Opened', 'Cancelled', 'Reopened', 'Cancelled']]);
  });

  it('moves what an entry that is corrected had asked for', async () => {
    const { id, type, schemaVersion, data } = await massive();
    await planAll();
    const says = { type, schemaVersion, data: { ...data, through: world.inDays(40) }, effective: world.today };
    await happens(EntryCorrected.of({ entry: id, because: 'wrong-facts', says }, today()));
    await planAll();
    expect(await happenedTo('support-decision-due')).toEqual([['Opened', 'Rescheduled']]);
    const [, moved] = (await streams()).find((events) => kindOf(events) === 'support-decision-due')!;
    expect(moved?.data).toMatchObject({ due: world.inDays(26) });
    expect((await happenedTo('support-weekly-check')).filter((types) => types.includes('Cancelled'))).toHaveLength(3);
  });

  it('gives the coordinator’s tasks to the new coordinator, but for those that a person has handed on', async () => {
    await massive();
    await issue().event;
    await planAll();
    await personAsks(decisionId(), { type: 'ReassignFollowUp', owner: { unit: 'elsewhere', workerId: null } });
    await happens(CoordinatorAssigned.of({ workerId: world.ids.next(), unit: 'new-unit' }, today()));
    await planAll();
    expect(await happenedTo('klippekort-expiry')).toEqual([['Opened', 'Reassigned']]);
    expect(await happenedTo('support-decision-due')).toEqual([['Opened', 'Reassigned']]);
    const [, , again] = (await streams()).find((events) => kindOf(events) === 'support-decision-due')!;
    expect(again).toBeUndefined();
  });

  it('gives a task whose date has passed to the new coordinator with the date that it had', async () => {
    await massive(20);
    await planAll();
    const due = world.inDays(6);
    world.clock.pass(10 * 24 * 3_600_000);
    await happens(CoordinatorAssigned.of({ workerId: world.ids.next(), unit: 'new-unit' }, today()));
    await planAll();
    expect(await happenedTo('support-decision-due')).toEqual([['Opened', 'Reassigned']]);
    const [task] = (await streams()).filter((events) => kindOf(events) === 'support-decision-due').map((events) => fold(followUpDecider, events));
    expect(task).toMatchObject({ is: 'open', content: { due, owner: { unit: 'new-unit' } } });
  });

  it('sees what one command recorded as one change: what it never asked for is not opened', async () => {
    await happens(KlippekortIssued.of({ cardId: serviceId, clips: 6, validFrom: world.today, validThrough: world.inDays(729) }, today()), KlippekortExpired.of({ cardId: serviceId }, today()));
    await planAll();
    expect(await happenedTo('klippekort-expiry')).toEqual([]);
  });

  it('opens nothing for what is told long afterwards, and what was missed lately for today', async () => {
    const long = { on: world.inDays(-400) };
    await happens(KlippekortIssued.of({ cardId: world.ids.next(), clips: 6, validFrom: long.on, validThrough: world.inDays(-40) }, long));
    await happens(KlippekortIssued.of({ cardId: world.ids.next(), clips: 6, validFrom: long.on, validThrough: world.inDays(-20) }, long));
    await planAll();
    const dues = (await streams()).flatMap(([first]) => (first?.type === 'FollowUpOpened' && first.data.kind === 'klippekort-expiry' ? [first.data.due] : []));
    expect(dues).toEqual([world.today]);
  });

  it('goes on where it was killed between two tasks', async () => {
    await issue().event;
    const end = listenAtFaultPoints((name) => {
      if (name === 'planner.after-append') throw new Error('killed');
    });
    await expect(planAll()).rejects.toThrow('killed');
    end();
    await planAll();
    expect(await happenedTo('klippekort-expiry-note')).toEqual([['Opened']]);
    expect(await happenedTo('klippekort-expiry')).toEqual([['Opened']]);
  });

  it('fails visibly when a task cannot be planned', async () => {
    await issue().event;
    const conflict: Pick<CommandHandler, 'execute'> = { execute: () => Promise.resolve({ status: 'conflict', actual: 3 }) };
    await expect(planAll(conflict)).rejects.toThrow('conflict');
  });
});

describe('POL-2 a policy that is set', () => {
  it('re-plans nothing that stands, and holds for what comes', async () => {
    await issue().event;
    await planAll();
    const head = await world.store.head();
    await setPolicy({ followUps: { table: { 'klippekort-expiry': { due: { value: -5 } }, 'support-decision-due': { active: false } } } });
    await planAll();
    expect((await world.store.readAll({ after: head, limit: 10 })).events.map(({ type }) => type)).toEqual(['PolicySet']);
    await massive();
    await issue().event;
    await planAll();
    expect(await happenedTo('support-decision-due')).toEqual([]);
    expect(await happenedTo('support-weekly-check')).not.toEqual([]);
    const dues = (await streams()).flatMap(([first]) => (first?.type === 'FollowUpOpened' && first.data.kind === 'klippekort-expiry' ? [first.data.due] : []));
    expect(dues).toEqual([world.inDays(730), world.inDays(725)]);
  });

  it('changes nothing of what is handled again from before it', async () => {
    await issue().event;
    await setPolicy({ followUps: { table: { 'klippekort-expiry': { active: false } } } });
    await planAll();
    expect(await happenedTo('klippekort-expiry')).toEqual([['Opened']]);
  });
});
