import { beforeEach, describe, expect, it } from '@jest/globals';
import { FOLLOW_UP, followUpCatalogue, followUpDecider, followUpId } from '#domain';
import { CitizenDied } from '#domain/pathway/case/events.js';
import { KlippekortExpired, KlippekortIssued, KlippekortSuperseded } from '#domain/pathway/klippekort/events.js';
import { IntensiveSupportStarted, ServiceEnded } from '#domain/pathway/service/events.js';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { BEFORE_ALL, streamName, system } from '#kernel';
import { DeliveryWorld, type Resident } from '#testing/delivery/delivery-world.js';
import { FollowUpPlanner } from './follow-up-planner.js';

let world: DeliveryWorld;
let resident: Resident;
beforeEach(async () => {
  world = new DeliveryWorld(openMemoryEventStore());
  resident = await world.resident();
});

async function planAll(): Promise<void> {
  const planner = new FollowUpPlanner({ ...world, store: world.store, policy: world.policy });
  await planner.handle((await world.store.readAll({ after: BEFORE_ALL, limit: 1000, types: planner.types })).events);
}
const types = async () => (await world.streamsOf(FOLLOW_UP, followUpCatalogue)).map((events) => events.map(({ type }) => type));

const issue = (cardId = world.ids.next()) => {
  const validity = { validFrom: world.today, validThrough: world.inDays(729) };
  return { cardId, event: world.happens(resident.citizenId, KlippekortIssued.of({ cardId, clips: 6, ...validity }, { on: world.today })) };
};

describe('planning follow-ups', () => {
  it('opens what a klippekort asks for, once', async () => {
    await issue().event;
    await planAll();
    await planAll();
    expect(await types()).toEqual([['FollowUpOpened'], ['FollowUpOpened']]);
    const [note, expiry] = (await world.streamsOf(FOLLOW_UP, followUpCatalogue)).map(([opened]) => opened?.data);
    expect(note).toMatchObject({ kind: 'klippekort-expiry-note', due: world.inDays(700), owner: { unit: 'voksenraadgivningen' } });
    expect(expiry).toMatchObject({ kind: 'klippekort-expiry', due: world.inDays(730) });
  });

  it('carries the correlation id of the cause (P28)', async () => {
    const cause = await issue().event;
    await planAll();
    const [opened] = await world.store.readStream(streamName(FOLLOW_UP, followUpId(cause.id, 'klippekort-expiry')));
    expect(opened!.metadata).toMatchObject({ correlationId: cause.metadata.correlationId, causationId: cause.id });
  });

  it('cancels them when the card is superseded, and completes them when it expires', async () => {
    const [first, second] = [issue(), issue()];
    await first.event;
    await second.event;
    const superseded = KlippekortSuperseded.of({ cardId: first.cardId, visitationId: world.ids.next() }, { on: world.today });
    await world.happens(resident.citizenId, superseded, KlippekortExpired.of({ cardId: second.cardId }, { on: world.today }));
    await planAll();
    expect(await types()).toEqual([
      ['FollowUpOpened', 'FollowUpCancelled'],
      ['FollowUpOpened', 'FollowUpCancelled'],
      ['FollowUpOpened', 'FollowUpCompleted'],
      ['FollowUpOpened', 'FollowUpCompleted'],
    ]);
  });

  it('leaves alone what a person has completed already', async () => {
    const serviceId = world.ids.next();
    const cause = await world.happens(
      resident.citizenId,
      IntensiveSupportStarted.of({ serviceId, through: world.inDays(60), hoursPerWeek: 20, steps: [] }, { on: world.today }),
    );
    await planAll();
    const id = world.ids.next();
    const outcome = await world.commands.execute({
      stream: streamName(FOLLOW_UP, followUpId(cause.id, 'support-decision-due')),
      decider: followUpDecider,
      catalogue: followUpCatalogue,
      command: { type: 'CompleteFollowUp', outcome: 'decided' },
      circumstances: () => ({ today: world.today }),
      meta: { commandId: id, correlationId: id, causationId: id, actor: system, municipality: cause.metadata.municipality },
    });
    expect(outcome.status).toBe('accepted');
    await world.happens(resident.citizenId, ServiceEnded.of({ serviceId, reason: 'goals-met' }, { on: world.today }));
    await planAll();
    expect(await types()).toEqual([['FollowUpOpened', 'FollowUpCompleted']]);
  });

  it('cancels everything when the citizen dies', async () => {
    await issue().event;
    await world.happens(resident.citizenId, CitizenDied.of({ source: 'municipality' }, { on: world.today }));
    await planAll();
    expect(await types()).toEqual([['FollowUpOpened', 'FollowUpCancelled'], ['FollowUpOpened', 'FollowUpCancelled']]);
  });
});
