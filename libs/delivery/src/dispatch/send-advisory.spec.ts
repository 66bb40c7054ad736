import { beforeEach, describe, expect, it } from '@jest/globals';
import { ADVISORY, advisoryCatalogue, advisoryDecider } from '#domain';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { addMillis, BEFORE_ALL, fold, readPublic, type StoredEvent } from '#kernel';
import { DoesNotOpen } from '#privacy';
import { DeliveryWorld, MUNICIPALITY, type Resident } from '#testing/delivery/delivery-world.js';
import { noViews } from '#testing/delivery/no-views.js';
import { RecordingChannel } from '#testing/delivery/recording-channel.js';
import { type Claimed } from '../due/due-table.js';
import { Lanes } from '../lanes/lanes.js';
import { AdvisoryPlanner } from '../planning/advisory-planner.js';
import { AgreementBook } from '../planning/agreement-book.js';
import { backoff } from './backoff.js';
import { AcknowledgementTaker } from '../answers/acknowledgement-taker.js';
import { AdvisorySender } from './send-advisory.js';

const retry = { attempts: 3, firstMs: 1000, longestMs: 60_000 };
let world: DeliveryWorld;
let channel: RecordingChannel;
let lanes: Lanes;
const lane = '621/regional-psychiatry';
let resident: Resident;
let row: Claimed;
let planned: StoredEvent;

beforeEach(async () => {
  world = new DeliveryWorld(openMemoryEventStore());
  channel = new RecordingChannel();
  lanes = new Lanes(world.clock);
  await world.agree();
  resident = await world.resident();
  await world.plans(resident, world.inDays(3));
  await replan();
  planned = (await world.store.readAll({ after: BEFORE_ALL, limit: 10, types: ['AdvisoryPlanned'] })).events[0]!;
  row = claimed();
});

async function replan(): Promise<void> {
  const planner = new AdvisoryPlanner({ ...world, store: world.store, policies: world.policies }, new AgreementBook(world.store));
  await planner.handle((await world.store.readAll({ after: BEFORE_ALL, limit: 100, types: planner.types })).events, noViews);
}
function claimed(): Claimed {
  const id = world.ids.next();
  const { correlationId } = planned.metadata;
  return { id, subject: planned.stream, kind: 'advisory-send', reference: id, lane, attempts: 0, setbacks: 0, correlationId, causeId: planned.id };
}
const sender = () => new AdvisorySender({ ...world, lanes, channels: channel.channels(world.codec), retry, acknowledgements: new AcknowledgementTaker({ ...world, retry, municipality: MUNICIPALITY }) });
const history = () => world.store.readStream(planned.stream);
const types = async () => (await history()).map(({ type }) => type);
const state = async () => fold(advisoryDecider, (await history()).map((one) => readPublic(advisoryCatalogue, one).event));

describe('sending an advisory', () => {
  it('tells the partner who, when and where to, and writes down that it did', async () => {
    expect(await sender().handle(row)).toEqual({ settled: 'at-version', version: 2 });
    expect(await types()).toEqual(['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisorySent']);
    const advisoryId = planned.stream.slice(ADVISORY.length + 1);
    expect(channel.inbox.get(advisoryId)).toEqual({
      type: 'advisory.discharge-planned',
      timestamp: planned.metadata.recordedAt,
      data: {
        advisoryId,
        municipality: '621',
        partner: { id: 'regional-psychiatry', name: 'Regionspsykiatrien' },
        citizen: { cpr: '0101009999', cprKind: 'official', givenName: 'Testborger', familyName: 'Eksempel' },
        discharge: { stayId: resident.stayId, date: world.inDays(3), destination: 'own-home' },
        late: { byDays: 4, causedBy: 'botilbud' },
        corrects: null,
        acknowledge: true,
        basis: planned.data['basis'],
      },
    });
  });

  it('never says where a citizen lives, nor writes the citizen into the log', async () => {
    await sender().handle(row);
    expect(JSON.stringify(channel.attempts)).not.toContain('Prøvevej');
    expect(JSON.stringify((await history()).map(({ data }) => data))).not.toMatch(/0101009999|Testborger|Eksempel/);
  });

  it('says no more than the basis allows', async () => {
    const { agreementId, basis } = (await state() as { content: { agreementId: typeof row.id; basis: object } }).content;
    await world.askAgreement(agreementId, 'ReviseAgreement', await newTerms());
    await world.moves(resident, world.inDays(3), world.inDays(4));
    await replan();
    const [second] = (await world.store.readAll({ after: planned.position, limit: 10, types: ['AdvisoryPlanned'] })).events;
    planned = second!;
    await sender().handle(claimed());
    const [message] = [...channel.inbox.values()];
    expect(message!.data.citizen).toBeUndefined();
    expect(message!.data.discharge).toEqual({ stayId: resident.stayId, date: world.inDays(4) });
    expect(basis).not.toEqual(message!.data.basis);
  });

  async function newTerms() {
    const [stored] = (await world.store.readAll({ after: BEFORE_ALL, limit: 1, types: ['AgreementRegistered'] })).events;
    const terms = stored!.data as unknown as Parameters<typeof world.askAgreement>[2];
    return { ...terms, basis: { ...terms.basis, dataCategories: ['discharge-date' as const] } };
  }

  it('carries the correlation id of the cause through every event (P28)', async () => {
    await sender().handle(row);
    expect(new Set((await history()).map(({ metadata }) => metadata.correlationId))).toEqual(new Set([planned.metadata.correlationId]));
  });

  it('does nothing for one that is no longer to be sent', async () => {
    await sender().handle(row);
    expect(await sender().handle(claimed())).toEqual({ settled: 'at-version', version: 2 });
    expect(channel.attempts).toHaveLength(1);
  });

  it('waits for the next attempt when the row lags behind the log', async () => {
    channel.outcomes.push({ is: 'unreachable', code: 'ECONNREFUSED' });
    await sender().handle(row);
    expect(await sender().handle(claimed())).toEqual({ settled: 'not-yet', againInMs: 1000 });
    expect(channel.attempts).toHaveLength(1);
  });

  it.each([
    [{ is: 'unreachable', code: 'ECONNREFUSED' }, 'unreachable'],
    [{ is: 'put-off', code: '503' }, 'rejected'],
    [{ is: 'unknown', code: 'TimeoutError' }, 'unknown'],
  ] as const)('tries again later, under the same id, when the attempt is %j', async (outcome, why) => {
    channel.outcomes.push(outcome);
    await sender().handle(row);
    const failed = (await history()).at(-1)!;
    const advisoryId = planned.stream.slice(ADVISORY.length + 1) as typeof row.id;
    expect(failed.data).toMatchObject({ attempt: 1, why, code: outcome.code });
    const pause = Date.parse(failed.data['retryAt'] as string) - Date.parse(world.clock.now());
    expect(pause).toBe(backoff(advisoryId, 1, retry));
    world.clock.pass(pause);
    await sender().handle(claimed());
    expect((await history()).at(-1)!.type).toBe('AdvisorySent');
    expect(new Set(channel.attempts.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('lets a partner be for as long as it asks', async () => {
    channel.outcomes.push({ is: 'put-off', code: '429', afterMs: 45_000 });
    await sender().handle(row);
    const { retryAt } = (await history()).at(-1)!.data;
    expect(Date.parse(retryAt as string) - Date.parse(world.clock.now())).toBe(45_000);
  });

  it('hands over to a person at once what the partner will not take', async () => {
    channel.outcomes.push({ is: 'rejected', code: '422' });
    await sender().handle(row);
    expect((await types()).slice(1)).toEqual(['AdvisoryDispatchStarted', 'AdvisoryAttemptFailed', 'AdvisoryGivenUp', 'AdvisoryEscalated']);
    expect((await history())[2]!.data).toMatchObject({ why: 'rejected', code: '422', retryAt: null });
  });

  it('hands over to a person what there is no way for', async () => {
    const { content } = await state() as { content: { agreementId: typeof row.id } };
    await world.askAgreement(content.agreementId, 'ReviseAgreement', { ...(await newTerms()), channel: { kind: 'inbox' } });
    await sender().handle(row);
    expect((await history())[2]!.data).toMatchObject({ why: 'not-buildable', code: 'channel-not-available', retryAt: null });
    expect(channel.attempts).toEqual([]);
  });

  describe('to a partner that is away', () => {
    beforeEach(() => {
      for (let i = 0; i < 5; i++) lanes.heard(lane, { is: 'unreachable', code: 'ECONNREFUSED' }, 10);
    });

    it('uses up no attempt', async () => {
      expect(await sender().handle(row)).toEqual({ settled: 'held-back', againInMs: 30_000, because: 'partner-away' });
      expect(await types()).toEqual(['AdvisoryPlanned']);
    });

    it('is tried when the partner may be back, and goes on as before once it is', async () => {
      world.clock.pass(30_000);
      await sender().handle(row);
      expect((await types()).at(-1)).toBe('AdvisorySent');
      expect(lanes.troubled()).toEqual([]);
    });

    it('is handed over to a person when that has lasted for too long, as one that never went out', async () => {
      world.clock.pass(12 * 3_600_000);
      for (let i = 0; i < 5; i++) lanes.heard(lane, { is: 'unreachable', code: 'ECONNREFUSED' }, 10);
      await sender().handle(row);
      expect((await types()).slice(1)).toEqual(['AdvisoryDispatchStarted', 'AdvisoryAttemptFailed', 'AdvisoryGivenUp', 'AdvisoryEscalated']);
      expect((await history())[2]!.data).toMatchObject({ why: 'unreachable', code: 'PARTNER_AWAY' });
      expect(await state()).toMatchObject({ reach: 'none' });
      expect(channel.attempts).toEqual([]);
    });
  });

  it('gives up after the last attempt, and a person takes over', async () => {
    for (let attempt = 1; attempt <= retry.attempts; attempt++) {
      channel.outcomes.push({ is: 'unreachable', code: 'ECONNREFUSED' });
      await sender().handle(claimed());
      world.clock.pass(retry.longestMs);
    }
    expect((await types()).slice(-3)).toEqual(['AdvisoryAttemptFailed', 'AdvisoryGivenUp', 'AdvisoryEscalated']);
  });

  it('resends under the same id what a process left without an outcome, and the partner has it once', async () => {
    channel.during = () => {
      channel.during = () => Promise.resolve();
      return Promise.reject(new Error('killed after the message had gone out'));
    };
    await expect(sender().handle(row)).rejects.toThrow('killed');
    expect(await types()).toEqual(['AdvisoryPlanned', 'AdvisoryDispatchStarted']);
    await sender().handle(claimed());
    expect((await types()).slice(2)).toEqual(['AdvisoryAttemptFailed', 'AdvisoryDispatchStarted', 'AdvisorySent']);
    expect(channel.attempts).toHaveLength(2);
    expect(channel.inbox.size).toBe(1);
  });

  it('two that claim it at once make one attempt', async () => {
    const settlements = await Promise.all([sender().handle(row), sender().handle(claimed()), sender().handle(claimed())]);
    expect(channel.attempts).toHaveLength(1);
    expect(settlements.filter(({ settled }) => settled === 'at-version')).toHaveLength(1);
  });

  it('writes down that it arrived although it was replaced meanwhile, and sends what replaced it', async () => {
    channel.during = async () => {
      channel.during = () => Promise.resolve();
      await world.moves(resident, world.inDays(3), world.inDays(5));
      await replan();
    };
    await sender().handle(row);
    expect(await types()).toEqual(['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisoryReplaced', 'AdvisorySent']);
    const [second] = (await world.store.readAll({ after: planned.position, limit: 10, types: ['AdvisoryPlanned'] })).events;
    planned = second!;
    await sender().handle(claimed());
    expect(channel.told).toEqual([`discharge-planned ${world.inDays(3)}`, `discharge-moved ${world.inDays(5)}`]);
  });

  it('asks a person when the citizen’s key has been destroyed', async () => {
    world.keys.keys.set(resident.citizenId, 'destroyed');
    await sender().handle(row);
    expect((await types()).slice(1)).toEqual(['AdvisoryBlocked', 'AdvisoryEscalated']);
    expect((await history())[1]!.data).toEqual({ because: 'citizen-erased' });
    expect(channel.attempts).toEqual([]);
  });

  it('starts over with its attempts and pauses when a person lets it be tried again', async () => {
    for (let attempt = 1; attempt <= retry.attempts; attempt++) {
      channel.outcomes.push({ is: 'unreachable', code: 'ECONNREFUSED' });
      await sender().handle(claimed());
      world.clock.pass(retry.longestMs);
    }
    expect(await state()).toMatchObject({ fate: 'given-up', attempts: 3 });
    await world.askAdvisory(planned.stream, { type: 'RedriveAdvisory', because: 'another-try' });
    channel.outcomes.push({ is: 'unreachable', code: 'ECONNREFUSED' });
    await sender().handle(claimed());
    const advisoryId = planned.stream.slice(ADVISORY.length + 1) as typeof row.id;
    const pause = backoff(advisoryId, 1, retry);
    expect(await state()).toMatchObject({ fate: 'open', attempts: 4, nextAttemptAt: addMillis(world.clock.now(), pause) });
  });

  it('begins no attempt while the citizen’s key cannot be found', async () => {
    world.keys.keys.clear();
    await expect(sender().handle(row)).rejects.toThrow(DoesNotOpen);
    expect(await types()).toEqual(['AdvisoryPlanned']);
  });
});

describe('the pause after a failed attempt', () => {
  it('doubles up to a limit, less up to a quarter, and is the same every time', () => {
    const ids = Array.from({ length: 50 }, () => world.ids.next());
    for (const id of ids) {
      expect(backoff(id, 1, retry)).toBe(backoff(id, 1, retry));
      for (const [attempt, full] of [[1, 1000], [3, 4000], [40, 60_000]] as const) {
        expect(backoff(id, attempt, retry)).toBeGreaterThanOrEqual(full * 0.75);
        expect(backoff(id, attempt, retry)).toBeLessThanOrEqual(full);
      }
    }
    expect(new Set(ids.map((id) => backoff(id, 40, retry))).size).toBeGreaterThan(40);
  });
});
