import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AcknowledgementTaker } from '#delivery/answers/acknowledgement-taker.js';
import { type AdvisoryEvent } from '#domain';
import { system } from '#kernel';
import { eventually } from '#testing';
import { MUNICIPALITY } from '#testing/delivery/delivery-world.js';
import { partnersAcknowledgement } from '#testing/delivery/fhir-partner.js';
import { openRealChannels } from '#testing/delivery/real-channels.js';
import { RunningDelivery } from '#testing/delivery/running-delivery.js';
import { type Told, TroubledPartner } from './network/troubled-partner.js';
import { PATIENCE_MS, troubles } from './network/troubles.js';

/** The same weather each time; other weather is looked for with another number in `NETWORK_SEED`. */
const SEED = Number(process.env['NETWORK_SEED'] ?? 20261128);
/** Advisories to each partner. */
const EACH = Number(process.env['NETWORK_ADVISORIES'] ?? 60);
const kinds = ['webhook', 'fhir', 'webhook', 'fhir'] as const;
/** What time goes on by whenever the test looks, in milliseconds: pauses between attempts are over soon. */
const AT_A_TIME = 20_000;
/** Enough for every trouble to fall on one and the same advisory: nothing is to be handed to a person here. */
const retry = { attempts: 60, firstMs: 1_000, longestMs: 60_000 };
const heldBackMs = 30 * 86_400_000;

let running: RunningDelivery;
let partners: readonly TroubledPartner[];
const opened: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  running = await RunningDelivery.open();
  partners = await Promise.all(kinds.map((kind, place) => TroubledPartner.with(running, kind, place, EACH, SEED)));
  await running.caughtUp();
});
afterAll(async () => {
  await running.drop();
  await Promise.all([...opened.map((one) => one.close()), ...partners.map((one) => one.stop())]);
});

/** A process that delivers, over connections of its own. */
async function startDelivering(): Promise<void> {
  const ended = (partnerId: string): void => partners.find(({ id }) => id === partnerId)?.way.ended();
  const ways = openRealChannels(running.world, { timeoutMs: PATIENCE_MS, ended });
  opened.push(ways);
  await running.delivery({ channels: ways.channels, retry, heldBackMs, perPartner: 4, sweepMs: 20 }).start();
}

/** Time goes on: by the clock, and by the database's for what is held back from a partner that is away. */
async function timeGoesOn(): Promise<void> {
  running.world.clock.pass(AT_A_TIME);
  await running.database.pool.query(
    "update delivery.leases set until = until - $1 * interval '1 ms' where owner is null and because is not null and until > clock_timestamp()",
    [AT_A_TIME],
  );
}

/** How many advisories the log knows as sent. */
async function sent(): Promise<number> {
  const { rows } = await running.database.pool.query<{ count: number }>("select count(distinct stream)::int as count from log.events where type = 'AdvisorySent'");
  return rows[0]?.count ?? 0;
}

const count = (events: readonly AdvisoryEvent[], type: AdvisoryEvent['type']) => events.filter((event) => event.type === type).length;
const last = (events: readonly AdvisoryEvent[], type: AdvisoryEvent['type']) => events.findLastIndex((event) => event.type === type);
const unknown = (events: readonly AdvisoryEvent[]) => events.filter(({ type, data }) => type === 'AdvisoryAttemptFailed' && data.why === 'unknown').length;
/** The ids of those of which something holds. */
const idsOf = (all: readonly Told[], holds: (one: Told) => boolean) => all.filter(holds).map(({ id }) => id);
const everything = async (): Promise<readonly Told[]> => (await Promise.all(partners.map((one) => one.told(running)))).flat();

describe(`P16 P18 advisories over networks that break, with the seed ${SEED}`, () => {
  it(`of ${kinds.length * EACH} none is lost, none is confirmed twice, and each unknown is shown`, async () => {
    await Promise.all([startDelivering(), startDelivering()]);
    await eventually('each is known to be sent', async () => {
      await timeGoesOn();
      return (await sent()) === kinds.length * EACH;
    }, 90_000);
    await running.caughtUp();

    // Every trouble was there, on every way.
    for (const { way } of partners) expect(new Set(way.played)).toEqual(new Set(troubles));
    const all = await everything();
    const codes = new Set(all.flatMap(({ events }) => events.flatMap(({ type, data }) => (type === 'AdvisoryAttemptFailed' ? [data.code] : []))));
    expect(codes).toContain('TIMEOUT');
    expect(codes.size).toBeGreaterThan(1);

    // None is lost, and nothing else came.
    for (const { partner, advisories } of partners) expect(partner.ids()).toEqual(new Set(advisories));
    // None is sent again once it is known to be sent, and none is given up.
    expect(idsOf(all, ({ events }) => count(events, 'AdvisorySent') !== 1 || count(events, 'AdvisoryGivenUp') > 0)).toEqual([]);
    expect(idsOf(all, ({ events }) => last(events, 'AdvisorySent') < last(events, 'AdvisoryDispatchStarted'))).toEqual([]);
    // Every attempt has an outcome.
    expect(idsOf(all, ({ events }) => count(events, 'AdvisoryDispatchStarted') !== 1 + count(events, 'AdvisoryAttemptFailed'))).toEqual([]);
    // The partner has a message again only where it is shown that nobody could know, and then the same message.
    const again = all.filter(({ bodies }) => bodies.length > 1);
    expect(again.length).toBeGreaterThan(0);
    expect(idsOf(again, ({ bodies, events }) => bodies.length - 1 > unknown(events))).toEqual([]);
    expect(idsOf(again, ({ bodies }) => new Set(bodies).size > 1)).toEqual([]);
    expect(running.failures).toEqual([]);
  }, 120_000);

  it('a partner that says again by messages of its own what it holds confirms nothing twice', async () => {
    const taker = new AcknowledgementTaker({ ...running.world, municipality: MUNICIPALITY });
    const byFhir = partners.filter(({ kind }) => kind === 'fhir');
    const before = (await everything()).filter(({ events }) => count(events, 'AdvisoryDelivered') === 1).length;
    // Most were confirmed by the answer that they were sent with.
    expect(before).toBeGreaterThan(EACH);
    for (const { advisories } of byFhir) {
      for (const id of advisories) expect(await taker.take(partnersAcknowledgement(id), { actor: system })).toEqual({ is: 'taken', advisoryId: id });
    }
    const told = (await Promise.all(byFhir.map((one) => one.told(running)))).flat();
    expect(idsOf(told, ({ events }) => count(events, 'AdvisoryDelivered') !== 1 || count(events, 'AdvisorySent') !== 1)).toEqual([]);
  });
});
