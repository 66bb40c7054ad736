import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addMillis, type Instant } from '#kernel';
import { eventually } from '#testing';
import { RunningDelivery } from '#testing/delivery/running-delivery.js';
import { type AttemptOutcome, channelOf } from './channels/channel.js';
import { webhookRenderer } from './channels/webhook/webhook-renderer.js';
import { type WebhookMessage } from './channels/webhook/webhook-transport.js';
import { DueTable } from './due/due-table.js';
import { type LaneRoom } from './lanes/lanes.js';

let running: RunningDelivery;
beforeEach(async () => {
  running = await RunningDelivery.open();
});
afterEach(() => running.drop());

const RESIDENTS = 40;
/** In the order of their names; the dead one's rows stand first. */
const partners = ['dead', 'healthy', 'refusing'] as const;
type Name = (typeof partners)[number];

/** Every resident's discharge is told to all three partners at once. */
async function load(): Promise<void> {
  const { world } = running;
  for (const id of partners) await world.agree({ partner: { id, name: 'Testpartner Eksempel' } });
  for (let i = 0; i < RESIDENTS; i++) await world.plans(await world.resident(), world.inDays(3));
  await running.caughtUp();
}

/** What each partner was asked, and how it answers. */
function partnersWho(answer: Readonly<Record<Name, (message: WebhookMessage) => Promise<AttemptOutcome>>>) {
  const asked: Record<Name, string[]> = { dead: [], healthy: [], refusing: [] };
  const channel = channelOf('webhook', webhookRenderer(running.world.codec), {
    send: (message) => {
      const name = message.partnerId as Name;
      asked[name].push(message.messageId);
      return answer[name](message);
    },
  });
  return { asked, channels: { webhook: channel } };
}
const ofPartner = async (partner: Name) => {
  const { rows } = await running.database.pool.query<{ attempts: number; because: string | null }>(
    `select d.attempts, l.because from read.due d left join delivery.leases l using (id) where d.lane = '621/' || $1 and d.kind = 'advisory-send'`,
    [partner],
  );
  return rows;
};

describe('one dead partner', () => {
  it('delays nobody else: who is well gets all there is while the dead one has answered nothing', async () => {
    await load();
    const waiting: (() => void)[] = [];
    const { asked, channels } = partnersWho({
      dead: () => new Promise((resolve) => waiting.push(() => resolve({ is: 'unknown', code: 'TIMEOUT' }))),
      refusing: () => Promise.resolve({ is: 'rejected', code: '422' }),
      healthy: () => Promise.resolve({ is: 'delivered' }),
    });
    const sweep = running.delivery({ channels }).sweep();
    await eventually('the two that answer have been asked for all', () => asked.healthy.length === RESIDENTS && asked.refusing.length === RESIDENTS, 30_000);
    // As many as may be on their way to one at once, and not one of them has come to anything.
    expect(asked.dead).toHaveLength(16);
    expect(new Set(asked.healthy).size).toBe(RESIDENTS);
    for (const end of waiting.splice(0)) end();
    await sweep;
    expect(asked.dead).toHaveLength(16);
  });

  it('costs nobody an attempt while it is away, says so in what is due, and gets all once it is back', async () => {
    await load();
    let back = false;
    const { asked, channels } = partnersWho({
      dead: () => Promise.resolve(back ? { is: 'delivered' } : { is: 'unreachable', code: 'ECONNREFUSED' }),
      refusing: () => Promise.resolve({ is: 'rejected', code: '422' }),
      healthy: () => Promise.resolve({ is: 'delivered' }),
    });
    const delivery = running.delivery({ channels, perPartner: 5 });
    await delivery.sweep();
    await running.caughtUp();
    const tried = asked.dead.length;
    expect(tried).toBe(5);
    expect((await delivery.health()).troubled).toEqual([{ partner: '621/dead', state: 'open' }]);
    await delivery.sweep();
    expect(asked.dead).toHaveLength(tried);
    const untried = (await ofPartner('dead')).filter(({ attempts }) => attempts === 0);
    expect(untried).toHaveLength(RESIDENTS - tried);
    expect(new Set(untried.map(({ because }) => because))).toEqual(new Set(['partner-away']));

    // One message finds out that it is still away.
    running.world.clock.pass(30_000);
    await delivery.sweep();
    await running.caughtUp();
    expect(asked.dead).toHaveLength(tried + 1);

    back = true;
    running.world.clock.pass(120_000);
    await eventually('it has all', async () => {
      await delivery.sweep();
      await running.caughtUp();
      return (await ofPartner('dead')).length === 0;
    }, 30_000);
    expect(new Set(asked.dead).size).toBe(RESIDENTS);
    expect((await delivery.health()).troubled).toEqual([]);
    expect(running.failures).toEqual([]);
  });

  it('is claimed in its turn, however many rows it has, and not at all while it is held back', async () => {
    await load();
    const { pool } = running.database;
    const now = running.world.clock.now();
    const claimed = async (rooms: readonly LaneRoom[], heldBackSince: Instant) => {
      const { rows } = await new DueTable(pool, 'test').claim(now, 6, 1, { rooms, usualRoom: 16, heldBackSince });
      await pool.query('delete from delivery.leases');
      return rows.map(({ lane }) => lane.slice(4));
    };
    const dead = { lane: '621/dead', room: 16, heldBack: false };
    expect((await claimed([], now)).sort()).toEqual(['dead', 'dead', 'healthy', 'healthy', 'refusing', 'refusing']);
    expect((await claimed([{ ...dead, room: 1 }], now)).filter((name) => name === 'dead')).toHaveLength(1);
    expect(new Set(await claimed([{ ...dead, heldBack: true }], addMillis(now, -60_000)))).toEqual(new Set(['healthy', 'refusing']));
    expect(await claimed([{ ...dead, heldBack: true }], now)).toContain('dead');
  });
});
