import { beforeEach, describe, expect, it } from '@jest/globals';
import { addMillis, instantFromMillis, plainDate, type Instant, type MunicipalityCode } from '#kernel';
import { commandHarness, type CountRequest } from '#testing/processing/command-harness.js';
import { counted, counter, counterStream } from '#testing/processing/counting.js';
import { type CommandHandler } from './command-handler.js';

let on: ReturnType<typeof commandHarness>;
beforeEach(() => {
  on = commandHarness();
});

describe('the command handler', () => {
  it('appends what was decided, with everything that an event carries', async () => {
    const asked = on.request({ by: 2, times: 2 }, { meta: on.meta({ fingerprint: 'f' }) });
    const outcome = await on.handler().execute(asked);
    expect(outcome).toMatchObject({ status: 'accepted', version: 1, events: [{ data: { by: 2 } }, { data: { by: 2 } }] });
    const stored = await on.stored();
    expect(outcome).toMatchObject({ position: stored[1]!.position });
    expect(stored.map(({ metadata }) => metadata)).toEqual([
      { ...asked.meta, effective: '2026-11-20', recordedAt: on.now },
      { ...asked.meta, effective: '2026-11-20', recordedAt: on.now },
    ]);
  });

  it('refuses without a trace', async () => {
    const outcome = await on.handler().execute(on.request({ by: 1001 }));
    expect(outcome).toMatchObject({ status: 'refused', refusal: { rule: 'COUNT-1', reason: 'over-limit', facts: { total: 0 } } });
    expect(await on.versions()).toEqual([]);
  });

  it('accepts what has happened already, and writes nothing', async () => {
    expect(await on.handler().execute(on.request({ by: 1, times: 0 }))).toEqual({ status: 'accepted', version: -1, position: -1n, events: [] });
    await on.handler().execute(on.request({ by: 1 }));
    expect(await on.handler().execute(on.request({ by: 1, times: 0 }))).toMatchObject({ status: 'accepted', version: 0, position: 0n });
    expect(await on.versions()).toEqual([0]);
  });

  describe('on a stream out of the asker’s reach', () => {
    const no = { rule: 'COUNT-2', reason: 'not-yours', text: 'Den er ikke jeres.', facts: {} };
    const barred = (recorded: readonly unknown[]) => (recorded.length > 0 ? no : undefined);
    const refused = { status: 'refused', refusal: no };

    it('refuses before it looks at the version, the command id or the command', async () => {
      const first = on.request({ by: 1 }, { outOfReach: barred });
      expect(await on.handler().execute(first)).toMatchObject({ status: 'accepted' });
      expect(await on.handler().execute(on.request({ by: 1 }, { outOfReach: barred, expectedVersion: 7 }))).toEqual(refused);
      expect(await on.handler().execute(first)).toEqual(refused);
      expect(await on.handler().execute(on.request({ by: Number.NaN }, { outOfReach: barred }))).toEqual(refused);
      expect(await on.versions()).toEqual([0]);
    });
  });

  it('records for the municipality that the stream belongs to once it has happened', async () => {
    const neighbour = '187' as MunicipalityCode;
    const belongsTo: CountRequest['belongsTo'] = (recorded, events) => (recorded.length + events.length > 1 ? neighbour : undefined);
    await on.handler().execute(on.request({ by: 1 }, { belongsTo }));
    await on.handler().execute(on.request({ by: 1 }, { belongsTo }));
    expect((await on.stored()).map(({ metadata }) => metadata.municipality)).toEqual(['621', neighbour]);
  });

  it('decides in a light that may be fetched, and depend on the stream', async () => {
    const lights: unknown[] = [];
    const decider: CountRequest['decider'] = { ...counter, decide: (command, state, light) => (lights.push(light), counter.decide(command, state, light)) };
    const circumstances: CountRequest['circumstances'] = (at, recorded) => Promise.resolve({ at, length: recorded.length });
    await on.handler().execute(on.request({ by: 1 }, { decider, circumstances }));
    await on.handler().execute(on.request({ by: 1 }, { decider, circumstances }));
    expect(lights).toEqual([expect.objectContaining({ length: 0 }), expect.objectContaining({ length: 1 })]);
  });

  it('lets a bug in a decision through, and changes nothing', async () => {
    await expect(on.handler().execute(on.request({ by: Number.NaN }))).rejects.toThrow(TypeError);
    expect(await on.versions()).toEqual([]);
  });

  it('decides on the history as it holds in the world, not as it was recorded', async () => {
    const onDate = (date: string) => on.request({ by: 1, on: plainDate(date) });
    await on.handler().execute(onDate('2026-11-20'));
    await on.handler().execute(onDate('2026-11-01'));
    const seen: string[] = [];
    const decider: CountRequest['decider'] = { ...counter, evolve: (state, happened) => (seen.push(happened.effective), counter.evolve(state, happened)) };
    await on.handler().execute({ ...onDate('2026-11-21'), decider });
    expect(seen).toEqual(['2026-11-01', '2026-11-20']);
  });

  it('records at rising times, also when the clock stands still or goes back', async () => {
    const seen: Instant[] = [];
    for (const step of [0, 0, -60_000]) {
      on.now = addMillis(on.now, step);
      await on.handler().execute(on.request({ by: 1, times: 2 }, { circumstances: (at) => seen.push(at) }));
    }
    const first = instantFromMillis(1_795_000_000_000);
    const rising = [first, addMillis(first, 1), addMillis(first, 2)];
    expect(seen).toEqual(rising);
    expect((await on.stored()).map(({ metadata }) => metadata.recordedAt)).toEqual(rising.flatMap((at) => [at, at]));
  });
});

describe('a command asked twice', () => {
  it('is carried out once and answered as before, whatever has happened since', async () => {
    const asked = on.request({ by: 5 }, { meta: on.meta({ fingerprint: 'a' }), expectedVersion: 'no-stream' });
    await on.handler().execute(asked);
    await on.handler().execute(on.request({ by: 1 }));
    expect(await on.handler().execute(asked)).toEqual({ status: 'repeated', version: 0, position: 0n });
    expect(await on.total()).toBe(6);
  });

  it('gives events the same ids, wherever it is carried out', async () => {
    const asked = on.request({ by: 1, times: 2 }, { meta: on.meta({ fingerprint: 'a' }) });
    await on.handler().execute(asked);
    const elsewhere = commandHarness();
    await elsewhere.handler().execute(asked);
    const ids = (await on.stored()).map(({ id }) => id);
    expect((await elsewhere.log.readStream(on.stream)).map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(2);
  });

  it('is told apart from another request under the same key', async () => {
    const asked = on.request({ by: 5 }, { meta: on.meta({ fingerprint: 'a' }) });
    await on.handler().execute(asked);
    const other = on.request({ by: 7 }, { meta: { ...asked.meta, fingerprint: 'b' } });
    expect(await on.handler().execute(other)).toEqual({ status: 'key-reused' });
    expect(await on.total()).toBe(5);
  });

  it('happens once when it is asked in two processes at the same time, and another request under its key does not', async () => {
    const asked = on.request({ by: 5 }, { meta: on.meta({ fingerprint: 'a' }) });
    const same = await Promise.all([on.handler().execute(asked), on.handler().execute(asked)]);
    expect(same.filter(({ status }) => status === 'accepted' || status === 'repeated')).toHaveLength(2);
    expect(await on.total()).toBe(5);
    on.stream = counterStream();
    const [a, b] = ['a', 'b'].map((fingerprint) => on.request({ by: 5 }, { meta: { ...asked.meta, fingerprint } }));
    const different = await Promise.all([on.handler().execute(a!), on.handler().execute(b!)]);
    expect(different.map(({ status }) => status).sort()).toEqual(['accepted', 'key-reused']);
    expect(await on.total()).toBe(5);
  });
});

describe('an expected version', () => {
  it.each([
    ['an older one', 0, 1],
    ['one that is not reached', 2, 1],
    ['none where there is a stream', 'no-stream', 1],
  ] as const)('conflicts: %s', async (_, expectedVersion, actual) => {
    await on.handler().execute(on.request({ by: 1, times: 2 }));
    expect(await on.handler().execute(on.request({ by: 1 }, { expectedVersion }))).toEqual({ status: 'conflict', actual });
    expect(await on.total()).toBe(2);
  });

  it('conflicts where there is no stream', async () => {
    expect(await on.handler().execute(on.request({ by: 1 }, { expectedVersion: 0 }))).toEqual({ status: 'conflict', actual: null });
  });

  it('holds also when another is faster between load and append', async () => {
    await on.handler().execute(on.request({ by: 1 }));
    const other = () => on.log.append(on.stream, 0, [counted(10)]);
    expect(await on.handler(other).execute(on.request({ by: 1 }, { expectedVersion: 0 }))).toEqual({ status: 'conflict', actual: 1 });
    expect(await on.total()).toBe(11);
  });
});

describe('commands at the same time', () => {
  const faster = () => on.log.append(on.stream, 'any', [counted(300)]);

  it('are decided again on what the faster one left', async () => {
    const outcome = await on.handler(faster, faster).execute(on.request({ by: 300 }));
    expect(outcome).toMatchObject({ status: 'accepted', version: 2 });
    expect(await on.handler(faster).execute(on.request({ by: 50 }))).toMatchObject({ status: 'refused', refusal: { facts: { total: 1200 } } });
  });

  it('are a conflict when others are faster for the fourth time', async () => {
    const small = () => on.log.append(on.stream, 'any', [counted(1)]);
    expect(await on.handler(small, small, small).execute(on.request({ by: 1 }))).toMatchObject({ status: 'accepted', version: 3 });
    expect(await on.handler(small, small, small, small).execute(on.request({ by: 1 }))).toEqual({ status: 'conflict', actual: 7 });
    expect(await on.total()).toBe(8);
  });

  it('are all applied once: twenty on one stream in one process', async () => {
    const one = on.handler();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => one.execute(on.request({ by: 1 }))));
    expect(outcomes.every(({ status }) => status === 'accepted')).toBe(true);
    expect(await on.versions()).toEqual(Array.from({ length: 20 }, (_, version) => version));
  });

  it('are all applied once: twenty on one stream from five processes that ask again after a conflict', async () => {
    const processes = Array.from({ length: 5 }, () => on.handler());
    const untilDone = async (asked: CountRequest, one: CommandHandler): Promise<string> => {
      const { status } = await one.execute(asked);
      return status === 'conflict' ? untilDone(asked, one) : status;
    };
    const all = Array.from({ length: 20 }, (_, n) => untilDone(on.request({ by: 1 }), processes[n % 5]!));
    expect(new Set(await Promise.all(all))).toEqual(new Set(['accepted']));
    expect(await on.total()).toBe(20);
    expect(new Set((await on.stored()).map(({ metadata }) => metadata.commandId)).size).toBe(20);
  });
});
