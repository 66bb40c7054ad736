import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type JsonObject, type StreamName } from '#kernel';
import { startEventStoreDbDouble, type EventStoreDbDouble } from '#testing/eventstoredb-double/index.js';
import { freshStream, manyProposed, proposed, type Events } from '../contract/index.js';
import { AppendOutcomeUnknown, EventStoreUnavailable, type EventStore, type ExpectedVersion } from '../port.js';
import { openEventStoreDb } from './open-event-store-db.js';

const quick = { attemptTimeoutMs: 250, appendTimeoutMs: 5_000, retryFloorMs: 5, retryCapMs: 50 };

describe('appending to EventStoreDB under faults, against the protocol double', () => {
  let double: EventStoreDbDouble;
  let store: EventStore;
  let replaced: () => Promise<void>;

  beforeAll(async () => {
    double = await startEventStoreDbDouble();
  });

  afterAll(async () => {
    await double.stop();
  });

  beforeEach(() => {
    const seen: (() => void)[] = [];
    replaced = () => new Promise((resolve) => seen.push(resolve));
    store = openEventStoreDb({ url: double.url, ...quick, log: { warn: () => seen.splice(0).forEach((tell) => tell()) } });
  });

  afterEach(async () => {
    await store.close();
    await double.heal();
  });

  async function idsIn(stream: StreamName): Promise<readonly string[]> {
    return (await double.log()).filter((event) => event.stream === stream).map(({ id }) => id);
  }

  /** Appends after two events that stand already (none where no stream is expected), and looks for each id once. */
  async function expectOnce(expected: ExpectedVersion, faults: Parameters<EventStoreDbDouble['set']>[0], events: Events = manyProposed(3)) {
    const stream = freshStream();
    const standing = expected === 'no-stream' ? [] : manyProposed(2);
    const [first, ...rest] = standing;
    if (first) await store.append(stream, 'no-stream', [first, ...rest]);
    await double.set(faults);
    const result = await store.append(stream, expected, events);
    expect(await idsIn(stream)).toEqual([...standing, ...events].map(({ id }) => id));
    const last = (await store.readStream(stream)).at(-1);
    expect(result).toEqual({ appended: true, version: last?.version, position: last?.position });
  }

  const expectations: readonly ExpectedVersion[] = ['no-stream', 1, 'any'];

  it.each(expectations)('P9: an acknowledgement lost after the commit leaves the events in the log once, expecting %p', async (expected) => {
    await expectOnce(expected, { unansweredAppends: 1 });
  });

  it.each(expectations)('P9: a connection lost after the commit leaves the events in the log once, expecting %p', async (expected) => {
    await expectOnce(expected, { brokenAppends: 2 });
  });

  it.each(expectations)('P9: an append that the server swallowed is made again, expecting %p', async (expected) => {
    await expectOnce(expected, { silentAppends: 1 });
  });

  it.each(expectations)('P9: an append that failed for an unknown reason is made again, expecting %p', async (expected) => {
    await expectOnce(expected, { failedAppends: 2 });
  });

  it('P9: the same append under any version is written once also when the server has forgotten its ids', async () => {
    const stream = freshStream();
    const events = manyProposed(2);
    const first = await store.append(stream, 'any', events);
    await double.forgetRecentIds();
    expect(await store.append(stream, 'any', events)).toEqual(first);
    await double.restart();
    expect(await store.append(stream, 'any', events)).toEqual(first);
    expect(await idsIn(stream)).toHaveLength(2);
  });

  it('P9: says that the outcome is unknown when no answer ever comes, and the same append may be made again', async () => {
    const stream = freshStream();
    const events = manyProposed(2);
    await double.set({ unansweredAppends: 1_000 });
    await expect(store.append(stream, 'no-stream', events, { timeoutMs: 700 })).rejects.toThrow(AppendOutcomeUnknown);
    await double.heal();
    expect(await store.append(stream, 'no-stream', events)).toMatchObject({ appended: true, version: 1 });
    expect(await idsIn(stream)).toHaveLength(2);
  });

  it('P9: an append under way when the server is killed is written once when the server is back', async () => {
    const stream = freshStream();
    await double.set({ unansweredAppends: 1 });
    const lost = replaced();
    const appending = store.append(stream, 'no-stream', manyProposed(2));
    await lost;
    await double.kill();
    await double.restart();
    expect(await appending).toMatchObject({ appended: true, version: 1 });
    expect(await idsIn(stream)).toHaveLength(2);
  });

  it('P9: an append into a server that freezes is written once when the server thaws', async () => {
    const stream = freshStream();
    await store.append(stream, 'no-stream', manyProposed(1));
    double.freeze();
    const lost = replaced();
    const appending = store.append(stream, 0, manyProposed(2));
    await lost;
    double.thaw();
    expect(await appending).toMatchObject({ appended: true, version: 2 });
    expect(await idsIn(stream)).toHaveLength(3);
  });

  it('is refused when another writer took the place of an append without an answer', async () => {
    const stream = freshStream();
    await store.append(stream, 'no-stream', manyProposed(1));
    const before = (await double.calls()).append;
    await double.set({ silentAppends: 1 });
    const appending = store.append(stream, 0, manyProposed(1));
    while ((await double.calls()).append === before);
    const other = openEventStoreDb({ url: double.url, ...quick });
    const winner = proposed();
    await other.append(stream, 0, [winner]);
    await other.close();
    expect(await appending).toEqual({ appended: false, actual: 1 });
    expect((await idsIn(stream))[1]).toBe(winner.id);
  });

  it('is certain that nothing was written when nobody was there', async () => {
    await double.kill();
    await expect(store.append(freshStream(), 'no-stream', manyProposed(1), { timeoutMs: 300 })).rejects.toThrow(EventStoreUnavailable);
    await expect(store.readStream(freshStream(), 0, { timeoutMs: 300 })).rejects.toThrow(EventStoreUnavailable);
    await expect(store.head({ timeoutMs: 300 })).rejects.toThrow(EventStoreUnavailable);
    await double.restart();
    expect(await store.append(freshStream(), 'no-stream', manyProposed(1))).toMatchObject({ appended: true });
  });

  it('P9: a server slower than an attempt waits is heard in the end, and has written once', async () => {
    await expectOnce('no-stream', { appendDelayMs: 2 * quick.attemptTimeoutMs });
  });

  it('waits for a server that is only starting', async () => {
    await expectOnce('no-stream', { notReady: 3 });
  });

  it('goes to the leader when the node is not it', async () => {
    const leader = await startEventStoreDbDouble();
    await double.set({ notLeader: 1, leader: { host: '127.0.0.1', port: leader.port } });
    const stream = freshStream();
    expect(await store.append(stream, 'no-stream', manyProposed(2))).toMatchObject({ appended: true, version: 1 });
    expect(await idsIn(stream)).toEqual([]);
    expect((await leader.log()).filter((event) => event.stream === stream)).toHaveLength(2);
    await leader.stop();
  });

  it('is certain that nothing was written when no node will lead', async () => {
    const stream = freshStream();
    const patient = openEventStoreDb({ url: double.url, ...quick, attemptTimeoutMs: 5_000 });
    await double.set({ notLeader: 1_000 });
    await expect(patient.append(stream, 'no-stream', manyProposed(1), { timeoutMs: 2_000 })).rejects.toThrow(EventStoreUnavailable);
    await patient.close();
    await double.heal();
    expect(await idsIn(stream)).toEqual([]);
  });

  it('begins no attempt that could not be answered in time, and so raises no doubt at the end', async () => {
    const stream = freshStream();
    const patient = openEventStoreDb({ url: double.url, ...quick, attemptTimeoutMs: 5_000 });
    await patient.append(freshStream(), 'no-stream', manyProposed(1));
    await double.set({ notLeader: 1_000, appendDelayMs: 400 });
    await expect(patient.append(stream, 'no-stream', manyProposed(1), { timeoutMs: 2_000 })).rejects.toThrow(EventStoreUnavailable);
    await double.heal();
    expect(await idsIn(stream)).toEqual([]);
    await patient.close();
  });

  it('fails no other append with the one that failed, on this store or another', async () => {
    const other = openEventStoreDb({ url: double.url, ...quick });
    await double.set({ brokenAppends: 3, unansweredAppends: 3, failedAppends: 3 });
    const streams = Array.from({ length: 40 }, freshStream);
    const results = await Promise.all(streams.map((stream, place) => [store, other][place % 2]!.append(stream, 'no-stream', manyProposed(2))));
    expect(results.every((result) => result.appended && result.version === 1)).toBe(true);
    for (const stream of streams) expect(await idsIn(stream)).toHaveLength(2);
    await other.close();
  });

  it.each([true, false])('uses no BatchAppend, whether the server has it (%p) or not', async (batchAppend) => {
    await double.set({ batchAppend });
    const before = await double.calls();
    expect(await store.append(freshStream(), 'no-stream', manyProposed(2))).toMatchObject({ appended: true, version: 1 });
    expect(await double.calls()).toMatchObject({ append: before.append + 1, batchAppend: 0 });
  });

  it.each(expectations)('finds the position itself where the answer has none, expecting %p', async (expected) => {
    await expectOnce(expected, { appendsWithoutPosition: 1 });
  });

  it('finds the server through its cluster', async () => {
    const discovering = openEventStoreDb({ url: double.url.replace('esdb:', 'esdb+discover:'), ...quick });
    expect(await discovering.append(freshStream(), 'no-stream', manyProposed(1))).toMatchObject({ appended: true, version: 0 });
    expect((await double.calls()).gossip).toBeGreaterThan(0);
    await discovering.close();
  });

  it('refuses what cannot be stored, as an error that can be caught', async () => {
    const before = (await double.calls()).append;
    const noJson = { amount: 1n } as unknown as JsonObject;
    await expect(store.append(freshStream(), 'no-stream', [proposed('ContractNoted', noJson)])).rejects.toThrow(TypeError);
    await expect(store.append(freshStream(), 'no-stream', [proposed('$mine')])).rejects.toThrow(RangeError);
    expect((await double.calls()).append).toBe(before);
  });
});
