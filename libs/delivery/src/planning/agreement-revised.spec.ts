import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AgreementTerms, exampleAgreements } from '#domain';
import { addDays, plainDate, type Uuid } from '#kernel';
import { type CommandHandler, listenAtFaultPoints } from '#processing';
import { DeliveryInMemory } from '#testing/delivery/delivery-in-memory.js';
import { type Resident } from '#testing/delivery/delivery-world.js';

const DAY = 86_400_000;
const terms = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!;
const days = (value: number): Partial<AgreementTerms> => ({ leadTime: { value, unit: 'days' } });
let delivery: DeliveryInMemory;
let agreementId: Uuid;
beforeEach(async () => {
  delivery = new DeliveryInMemory();
  agreementId = await delivery.world.agree();
});

const revise = (changes: Partial<AgreementTerms>) => delivery.world.askAgreement(agreementId, 'ReviseAgreement', { ...terms, ...changes });
async function leaving(inDays: number): Promise<Resident> {
  const resident = await delivery.world.resident();
  await delivery.world.plans(resident, delivery.world.inDays(inDays));
  return resident;
}
const seen = async () => (await delivery.advisories()).map(({ content, fate }) => `v${content.agreementVersion} due ${content.dueAt.slice(0, 10)} ${fate}`);

describe('ADV-5 an agreement that is revised', () => {
  it('agreement changed while an advisory waits', async () => {
    await leaving(20);
    await delivery.planTwice();
    await revise({ ...days(2), escalateTo: { unit: 'ledelsen', workerId: null } });
    await delivery.planTwice();
    expect(await seen()).toEqual(['v1 due 2026-11-15 replaced', 'v2 due 2026-11-20 open']);
    delivery.world.clock.pass(15 * DAY);
    await delivery.dispatch();
    expect(delivery.channel.attempts).toEqual([]);
    delivery.world.clock.pass(4 * DAY);
    await delivery.dispatch();
    await delivery.planTwice();
    expect(delivery.channel.told).toEqual(['discharge-planned 2026-11-22']);
    expect((await delivery.advisories())[1]!.content).toMatchObject({ escalateTo: { unit: 'ledelsen' }, corrects: null, late: null });
  });

  it('is seen to after all that was recorded before it, also in one go', async () => {
    await leaving(20);
    await revise(days(2));
    await leaving(25);
    await delivery.planTwice();
    expect(await seen()).toEqual(['v1 due 2026-11-15 replaced', 'v2 due 2026-11-20 open', 'v2 due 2026-11-25 open']);
  });

  it('goes out at once where the longer notice has passed, and nobody is to blame for it', async () => {
    await leaving(20);
    await delivery.planTwice();
    delivery.world.clock.pass(10 * DAY);
    await revise(days(15));
    await delivery.planTwice();
    await delivery.dispatch();
    expect(delivery.channel.told).toEqual(['discharge-planned 2026-11-22']);
    expect([...delivery.channel.inbox.values()][0]!.data.late).toBeNull();
  });

  it('leaves what was sent, and tells of a later change under the new version', async () => {
    const resident = await leaving(5);
    await delivery.plan();
    await delivery.dispatch();
    await revise(days(2));
    await delivery.planTwice();
    expect(await seen()).toEqual(['v1 due 2026-11-02 sent']);
    await delivery.world.moves(resident, delivery.world.inDays(5), delivery.world.inDays(9));
    await delivery.planTwice();
    expect(await seen()).toEqual(['v1 due 2026-11-02 sent', 'v2 due 2026-11-02 open']);
  });

  it('withdraws what it does not cover any more', async () => {
    await leaving(20);
    await delivery.plan();
    await revise({ validTo: delivery.world.inDays(10) });
    await delivery.planTwice();
    expect(await delivery.fates()).toEqual(['discharge-planned 2026-11-22 withdrawn']);
  });

  it('leaves dates alone on which the earlier version holds, and other agreements', async () => {
    await delivery.world.agree({ partner: { id: 'other', name: 'Testpartner' } });
    await leaving(20);
    await delivery.plan();
    await revise({ ...days(2), validFrom: delivery.world.inDays(30) });
    await delivery.planTwice();
    expect(await seen()).toEqual(['v1 due 2026-11-15 open', 'v1 due 2026-11-15 open']);
  });

  it('is followed by moves, cancellations and further revisions of what it had planned', async () => {
    const [moved, cancelled] = [await leaving(20), await leaving(21)];
    await delivery.plan();
    await revise(days(2));
    await delivery.planTwice();
    await revise(days(3));
    await delivery.planTwice();
    await delivery.world.moves(moved, delivery.world.inDays(20), delivery.world.inDays(30));
    await delivery.world.cancels(cancelled, delivery.world.inDays(21));
    await delivery.planTwice();
    const open = (await delivery.advisories()).filter(({ fate }) => fate === 'open');
    expect(open.map(({ content }) => `${content.about.date} v${content.agreementVersion} due ${content.dueAt.slice(0, 10)}`)).toEqual(['2026-12-02 v3 due 2026-11-29']);
  });

  it('stays behind a dispatcher that begins at the same moment', async () => {
    await leaving(5);
    await delivery.plan();
    await revise(days(2));
    const [first] = await delivery.advisories();
    const { world } = delivery;
    let raced = false;
    const slow: Pick<CommandHandler, 'execute'> = {
      execute: async (request) => {
        if (!raced && (request.command as { type: string }).type === 'ReplaceAdvisory') {
          raced = true;
          await delivery.attempt(first!);
        }
        return world.commands.execute(request);
      },
    };
    await delivery.plan(slow);
    expect(raced).toBe(true);
    expect(await delivery.fates()).toEqual([`discharge-planned ${world.inDays(5)} sent`]);
    await delivery.planTwice();
    await delivery.dispatch();
    expect(delivery.channel.attempts).toHaveLength(1);
  });

  it('is planned to the end by the next process, wherever one dies', async () => {
    await leaving(20);
    await leaving(5);
    await delivery.plan();
    await revise(days(2));
    let deaths = 0;
    for (let dies = true; dies; ) {
      let left = deaths;
      const stop = listenAtFaultPoints((point) => {
        if (point === 'planner.after-append' && left-- === 0) throw new Error('killed');
      });
      try {
        await delivery.plan();
        dies = false;
      } catch {
        deaths++;
      } finally {
        stop();
      }
    }
    expect(deaths).toBeGreaterThan(2);
    await delivery.planTwice();
    expect((await delivery.fates()).filter((one) => one.endsWith('open'))).toHaveLength(2);
  });

  it('whatever is planned, revised, sent and planned again: each is told once, under the agreement as it is', async () => {
    const step = fc.oneof(
      fc.record({ is: fc.constant('leave' as const), inDays: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ is: fc.constant('revise' as const), days: fc.integer({ min: 0, max: 20 }) }),
      fc.record({ is: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 5 }) }),
      fc.constant({ is: 'plan' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        delivery = new DeliveryInMemory();
        agreementId = await delivery.world.agree();
        let [lead, left] = [7, 0];
        for (const one of steps) {
          if (one.is === 'leave') {
            await leaving(one.inDays);
            left++;
          }
          if (one.is === 'revise' && one.days !== lead) await revise(days((lead = one.days)));
          if (one.is === 'pass') delivery.world.clock.pass(one.days * DAY);
          if (one.is === 'plan') await delivery.plan();
          if (one.is === 'pass') {
            await delivery.plan();
            await delivery.dispatch();
          }
        }
        await delivery.planTwice();
        const waiting = (await delivery.advisories()).filter(({ fate }) => fate === 'open');
        for (const { content } of waiting) {
          if (content.late === null) expect(content.dueAt.slice(0, 10)).toBe(addDays(content.about.date, -lead));
        }
        delivery.world.clock.pass(100 * DAY);
        await delivery.dispatch();
        const told = delivery.channel.attempts.map(({ message }) => message.data.discharge?.stayId);
        expect(told).toHaveLength(left);
        expect(new Set(told).size).toBe(left);
      }),
      { numRuns: 40 },
    );
  });
});
