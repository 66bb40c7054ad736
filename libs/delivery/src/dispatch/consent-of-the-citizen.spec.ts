import { beforeEach, describe, expect, it } from '@jest/globals';
import { exampleAgreements, FOLLOW_UP, followUpCatalogue } from '#domain';
import { ConsentGiven, ConsentWithdrawn } from '#domain/pathway/consent/events.js';
import { BEFORE_ALL, EntryRetracted, plainDate, type StoredEvent, type Uuid } from '#kernel';
import { DeliveryInMemory } from '#testing/delivery/delivery-in-memory.js';
import { type Resident } from '#testing/delivery/delivery-world.js';
import { FollowUpPlanner } from '../planning/follow-up-planner.js';

const DAY = 86_400_000;
const { basis } = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!;
let delivery: DeliveryInMemory;
let resident: Resident;
beforeEach(async () => {
  delivery = new DeliveryInMemory();
  await delivery.world.agree({ basis: { ...basis, law: 'consent' } });
  resident = await delivery.world.resident();
});

const consents = (changes: Partial<ReturnType<typeof ConsentGiven.of>['data']> = {}, consentId: Uuid = delivery.world.ids.next()) =>
  delivery.world.happens(
    resident.citizenId,
    ConsentGiven.of(
      { consentId, categories: basis.dataCategories, recipients: ['regional-psychiatry'], form: 'written', through: delivery.world.inDays(200), ...changes },
      { on: delivery.world.today },
    ),
  );
const withdraws = (given: StoredEvent) =>
  delivery.world.happens(resident.citizenId, ConsentWithdrawn.of({ consentId: given.data['consentId'] as Uuid }, { on: delivery.world.today }));
const only = async () => (await delivery.advisories())[0]!;
const types = async () => delivery.typesOn((await only()).stream);
/** The discharge is planned twenty days ahead, and thirteen days pass until the partner is to be told. */
async function planned(): Promise<void> {
  await delivery.world.plans(resident, delivery.world.inDays(20));
  await delivery.planTwice();
}
async function due(): Promise<void> {
  delivery.world.clock.pass(14 * DAY);
  await delivery.dispatch();
}

describe('ADV-4 an advisory that rests on the citizen’s consent', () => {
  it('goes out while the consent holds', async () => {
    await consents();
    await planned();
    await due();
    expect(await types()).toEqual(['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisorySent']);
    expect([...delivery.channel.inbox.values()][0]!.data.basis.law).toBe('consent');
  });

  it('consent withdrawn between planning and sending', async () => {
    const given = await consents();
    await planned();
    await withdraws(given);
    await due();
    expect(await types()).toEqual(['AdvisoryPlanned', 'AdvisoryBlocked', 'AdvisoryEscalated']);
    expect(await delivery.attempt(await only())).toEqual({ settled: 'at-version', version: 2 });
    await delivery.planTwice();
    expect(delivery.channel.attempts).toEqual([]);
    await new FollowUpPlanner(delivery.world).handle((await delivery.world.store.readAll({ after: BEFORE_ALL, limit: 100, types: ['AdvisoryEscalated'] })).events);
    const tasks = await delivery.world.streamsOf(FOLLOW_UP, followUpCatalogue);
    expect(tasks.map(([first]) => first)).toMatchObject([
      { type: 'FollowUpOpened', data: { kind: 'advisory-escalated', reason: 'advisory-blocked', owner: { unit: 'voksenraadgivningen' }, citizenId: resident.citizenId } },
    ]);

    await consents();
    await delivery.planTwice();
    delivery.world.clock.pass(1000);
    await delivery.dispatch();
    expect((await types()).slice(3)).toEqual(['AdvisoryUnblocked', 'AdvisoryDispatchStarted', 'AdvisorySent']);
    expect(delivery.channel.inbox.size).toBe(1);
  });

  it.each([
    ['nobody ever consented', () => Promise.resolve()],
    ['the consent is for another partner', () => consents({ recipients: ['another'] })],
    ['the consent leaves a category out', () => consents({ categories: ['identification', 'discharge-date'] })],
    ['the consent has run out by then', () => consents({ through: delivery.world.inDays(13) })],
  ])('stays when %s', async (_what, before) => {
    await before();
    await planned();
    await due();
    expect((await only()).fate).toBe('blocked');
    expect(delivery.channel.attempts).toEqual([]);
  });

  it('goes out when the withdrawal is taken back', async () => {
    const given = await consents();
    await planned();
    const withdrawal = await withdraws(given);
    await due();
    await delivery.world.happens(resident.citizenId, EntryRetracted.of({ entries: [withdrawal.id], because: 'did-not-happen' }, { on: delivery.world.today }));
    await delivery.planTwice();
    delivery.world.clock.pass(1000);
    await delivery.dispatch();
    expect((await only()).fate).toBe('sent');
  });

  it('stays where consent comes after the date that it is about', async () => {
    await planned();
    await due();
    delivery.world.clock.pass(7 * DAY);
    await consents();
    await delivery.planTwice();
    expect((await only()).fate).toBe('blocked');
  });

  it('goes out when consent was given while the block was being written down', async () => {
    await planned();
    delivery.world.clock.pass(14 * DAY);
    const advisory = await only();
    const { commands } = delivery.world;
    const slow: Pick<typeof commands, 'execute'> = {
      execute: async (request) => {
        await consents();
        await delivery.plan();
        return commands.execute(request);
      },
    };
    await delivery.attempt(advisory, slow);
    expect((await only()).fate).toBe('blocked');
    await delivery.planTwice();
    expect((await only()).fate).toBe('open');
  });

  it('is withdrawn when the discharge is called off, and replaced when it is moved', async () => {
    await planned();
    await due();
    await delivery.world.moves(resident, delivery.world.inDays(6), delivery.world.inDays(9));
    await delivery.planTwice();
    expect((await delivery.fates()).map((one) => one.split(' ')[2])).toEqual(['replaced', 'open']);
    delivery.world.clock.pass(3 * DAY);
    await delivery.dispatch();
    await delivery.world.cancels(resident, delivery.world.inDays(6));
    await delivery.planTwice();
    expect((await delivery.fates()).map((one) => one.split(' ')[2])).toEqual(['replaced', 'withdrawn']);
    expect(delivery.channel.attempts).toEqual([]);
  });

  it('goes out without consent when the agreement comes to rest on a law', async () => {
    const agreementId = await delivery.world.agree({ partner: { id: 'other', name: 'Testpartner' }, basis: { ...basis, law: 'consent' } });
    await planned();
    await due();
    const terms = { ...exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!, partner: { id: 'other', name: 'Testpartner' } };
    await delivery.world.askAgreement(agreementId, 'ReviseAgreement', terms);
    await delivery.planTwice();
    await delivery.dispatch();
    expect(delivery.channel.attempts.map(({ partnerId }) => partnerId)).toEqual(['other']);
  });
});
