import { beforeEach, describe, expect, it } from '@jest/globals';
import { type AgreementTerms, exampleAgreements } from '#domain';
import { NetworkMeetingMoved, NetworkMeetingPlanned } from '#domain/pathway/meeting/events.js';
import { TransitionPlanned } from '#domain/pathway/transition/events.js';
import { addDays, plainDate } from '#kernel';
import { type CommandHandler } from '#processing';
import { DeliveryInMemory } from '#testing/delivery/delivery-in-memory.js';
import { type Resident } from '#testing/delivery/delivery-world.js';

const DAY = 86_400_000;
const terms = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!;
let delivery: DeliveryInMemory;
beforeEach(() => {
  delivery = new DeliveryInMemory();
});

async function leaving(inDays: number): Promise<Resident> {
  const resident = await delivery.world.resident();
  await delivery.world.plans(resident, delivery.world.inDays(inDays));
  return resident;
}
const seen = async () => (await delivery.advisories()).map(({ content, fate }) => `${content.kind} ${content.about.date} due ${content.dueAt.slice(0, 10)} ${fate}`);

describe('ADV-8 an agreement that is registered while something lies ahead already', () => {
  it('has it told at the agreed time, and at once where that has passed, without calling it late', async () => {
    await leaving(20);
    await leaving(8);
    await delivery.planTwice();
    delivery.world.clock.pass(3 * DAY);
    const agreementId = await delivery.world.agree();
    await delivery.planTwice();
    expect(await seen()).toEqual(['discharge-planned 2026-11-22 due 2026-11-15 open', 'discharge-planned 2026-11-10 due 2026-11-03 open']);
    expect((await delivery.advisories()).map(({ content: { late, corrects } }) => [late, corrects])).toEqual([[null, null], [null, null]]);
    expect((await delivery.advisories())[0]!.content).toMatchObject({ agreementId, agreementVersion: 1 });
    await delivery.dispatch();
    expect(delivery.channel.told).toEqual(['discharge-planned 2026-11-10']);
  });

  it('is late where it would have been when the date was set', async () => {
    await leaving(3);
    await delivery.world.agree();
    await delivery.planTwice();
    expect((await delivery.advisories()).map(({ content }) => content.late)).toEqual([{ by: 4, causedBy: 'botilbud' }]);
  });

  it('has what follows told as if it had been agreed all the time', async () => {
    const moved = await leaving(20);
    const cancelled = await leaving(21);
    await delivery.world.agree();
    await delivery.planTwice();
    await delivery.world.moves(moved, delivery.world.inDays(20), delivery.world.inDays(30));
    await delivery.world.cancels(cancelled, delivery.world.inDays(21));
    await delivery.planTwice();
    expect(await seen()).toEqual([
      'discharge-planned 2026-11-22 due 2026-11-15 replaced',
      'discharge-planned 2026-11-23 due 2026-11-16 withdrawn',
      'discharge-planned 2026-12-02 due 2026-11-25 open',
    ]);
  });

  it('leaves what has happened, what is over, what was called off and what another tilbud is to tell', async () => {
    const { world } = delivery;
    await world.records(await world.resident(), world.inDays(0));
    const over = await leaving(1);
    const cancelled = await leaving(20);
    await world.cancels(cancelled, world.inDays(20));
    world.clock.pass(2 * DAY);
    await leaving(20);
    await world.agree({ tilbudId: over.stayId });
    await delivery.planTwice();
    expect(await seen()).toEqual([]);
  });

  it('leaves partners who were told, or for whom an advisory waits', async () => {
    await delivery.world.agree();
    await leaving(3);
    await leaving(20);
    await delivery.planTwice();
    await delivery.dispatch();
    await delivery.world.agree({ leadTime: { value: 2, unit: 'days' } });
    await delivery.planTwice();
    expect(await seen()).toEqual(['discharge-planned 2026-11-05 due 2026-11-02 sent', 'discharge-planned 2026-11-22 due 2026-11-15 open']);
  });

  it('covers meetings and transitions ahead, as they were moved and corrected', async () => {
    const { world } = delivery;
    const { citizenId } = await world.resident();
    const meetingId = world.ids.next();
    const tilbud = { kind: 'tilbud', tilbudId: world.tilbudId } as const;
    const on = { on: world.today };
    await world.happens(
      citizenId,
      NetworkMeetingPlanned.of({ meetingId, date: world.inDays(2), time: null, admissionId: null }, on),
      NetworkMeetingMoved.of({ meetingId, date: world.inDays(12), time: '10:00' }, on),
      TransitionPlanned.of({ transitionId: world.ids.next(), kind: 'botilbud-to-own-home', sender: tilbud, receiver: tilbud, plannedDate: world.inDays(15) }, on),
    );
    const basis = (...dataCategories: AgreementTerms['basis']['dataCategories']) => ({ basis: { ...terms.basis, dataCategories } });
    await world.agree({ trigger: 'coordination', ...basis('arrangement') });
    await world.agree({ trigger: 'transition', ...basis('transition-date') });
    await delivery.planTwice();
    expect(await seen()).toEqual(['coordination-told 2026-11-14 due 2026-11-07 open', 'transition-planned 2026-11-17 due 2026-11-10 open']);
  });

  it('is overtaken by what was recorded before it was seen to', async () => {
    const resident = await leaving(20);
    await delivery.world.agree();
    await delivery.world.moves(resident, delivery.world.inDays(20), delivery.world.inDays(25));
    await delivery.planTwice();
    expect(await seen()).toEqual(['discharge-planned 2026-11-27 due 2026-11-20 open']);
  });
});

describe('ADV-8 an agreement that is revised to cover more', () => {
  it('has told what it had not covered, and what it had let go', async () => {
    const { world } = delivery;
    const agreementId = await world.agree({ validTo: plainDate('2026-11-25') });
    await leaving(20);
    await leaving(30);
    await delivery.planTwice();
    expect(await seen()).toEqual(['discharge-planned 2026-11-22 due 2026-11-15 open']);
    await world.askAgreement(agreementId, 'ReviseAgreement', { ...terms, validTo: plainDate('2026-11-10') });
    await delivery.planTwice();
    expect(await seen()).toEqual(['discharge-planned 2026-11-22 due 2026-11-15 withdrawn']);
    await world.askAgreement(agreementId, 'ReviseAgreement', terms);
    await delivery.planTwice();
    expect((await seen()).slice().sort()).toEqual([
      'discharge-planned 2026-11-22 due 2026-11-15 open',
      'discharge-planned 2026-11-22 due 2026-11-15 withdrawn',
      'discharge-planned 2026-12-02 due 2026-11-25 open',
    ]);
    expect(addDays(world.today, 30)).toBe('2026-12-02');
  });

  it('is planned once by a planner that died in the middle', async () => {
    await leaving(20);
    await leaving(21);
    await delivery.world.agree();
    const { commands } = delivery.world;
    let left = 1;
    const dying: Pick<CommandHandler, 'execute'> = {
      execute: ((request: Parameters<CommandHandler['execute']>[0]) => (left-- > 0 ? commands.execute(request) : Promise.reject(new Error('died')))) as CommandHandler['execute'],
    };
    await expect(delivery.plan(dying)).rejects.toThrow('died');
    expect(await seen()).toHaveLength(1);
    await delivery.planTwice();
    expect(await seen()).toHaveLength(2);
  });
});
