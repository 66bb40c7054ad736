import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  addMillis,
  derivedId,
  erased,
  instantFromMillis,
  plainDate,
  system,
  uuid,
  type Instant,
  type MunicipalityCode,
} from '#kernel';
import { AppendOutcomeUnknown, EventStoreUnavailable, type EventStore } from '#event-store';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { PersonalSeal } from '#privacy';
import { KeysInMemory } from '#testing/privacy/keys-in-memory.js';
import {
  counted,
  counter,
  counterEvents,
  counterStream,
  type Count,
  type CounterEvent,
  type CountUp,
} from '#testing/processing/counting.js';
import { unsureStore, type AppendFate } from '#testing/processing/unsure-store.js';
import { EventCodec } from '../codec/event-codec.js';
import { CommandHandler } from './command-handler.js';
import { type CommandRequest } from './command-request.js';

type Request = CommandRequest<CountUp, CounterEvent, Count, unknown>;

const citizen = derivedId('test', 'citizen');
let log: EventStore;
let keys: KeysInMemory;
let now: Instant;
let stream: Request['stream'];

beforeEach(() => {
  log = openMemoryEventStore();
  keys = new KeysInMemory();
  now = instantFromMillis(1_795_000_000_000);
  stream = counterStream();
});

const handler = (store = log) =>
  new CommandHandler({ store, codec: new EventCodec(new PersonalSeal(keys)), clock: { now: () => now }, retryDelayMs: 1 });
const handlerMeeting = (...fates: AppendFate[]) => handler(unsureStore(log, ...fates));

function meta(more: Partial<Request['meta']> = {}): Request['meta'] {
  const commandId = uuid(randomUUID());
  return { commandId, correlationId: commandId, causationId: commandId, actor: system, municipality: '621' as MunicipalityCode, ...more };
}

function request(command: CountUp, more: Partial<Request> = {}): Request {
  return { stream, decider: counter, catalogue: counterEvents, command, circumstances: () => ({}), meta: meta(), ...more };
}

const versions = async () => (await log.readStream(stream)).map(({ version }) => version);
const total = async () => (await log.readStream(stream)).reduce((sum, { data }) => sum + Number(data['by']), 0);

describe('the command handler', () => {
  it('appends what was decided, with everything that an event carries', async () => {
    const asked = request({ by: 2, times: 2 }, { meta: meta({ fingerprint: 'f' }) });
    const outcome = await handler().execute(asked);
    expect(outcome).toMatchObject({ status: 'accepted', version: 1, events: [{ data: { by: 2 } }, { data: { by: 2 } }] });
    const stored = await log.readStream(stream);
    expect(outcome).toMatchObject({ position: stored[1]!.position });
    expect(stored.map(({ metadata }) => metadata)).toEqual([
      { ...asked.meta, effective: '2026-11-20', recordedAt: now },
      { ...asked.meta, effective: '2026-11-20', recordedAt: now },
    ]);
  });

  it('refuses without a trace', async () => {
    const outcome = await handler().execute(request({ by: 1001 }));
    expect(outcome).toMatchObject({ status: 'refused', refusal: { rule: 'COUNT-1', reason: 'over-limit', facts: { total: 0 } } });
    expect(await versions()).toEqual([]);
  });

  it('accepts what has happened already, and writes nothing', async () => {
    expect(await handler().execute(request({ by: 1, times: 0 }))).toEqual({ status: 'accepted', version: -1, position: -1n, events: [] });
    await handler().execute(request({ by: 1 }));
    expect(await handler().execute(request({ by: 1, times: 0 }))).toMatchObject({ status: 'accepted', version: 0, position: 0n });
    expect(await versions()).toEqual([0]);
  });

  it('lets a bug in a decision through, and changes nothing', async () => {
    await expect(handler().execute(request({ by: Number.NaN }))).rejects.toThrow(TypeError);
    expect(await versions()).toEqual([]);
  });

  it('decides on the history as it holds in the world, not as it was recorded', async () => {
    const onDate = (date: string) => request({ by: 1, on: plainDate(date) });
    await handler().execute(onDate('2026-11-20'));
    await handler().execute(onDate('2026-11-01'));
    const seen: string[] = [];
    const decider: Request['decider'] = { ...counter, evolve: (state, happened) => (seen.push(happened.effective), counter.evolve(state, happened)) };
    await handler().execute({ ...onDate('2026-11-21'), decider });
    expect(seen).toEqual(['2026-11-01', '2026-11-20']);
  });

  it('records at rising times, also when the clock stands still or goes back', async () => {
    const seen: Instant[] = [];
    for (const step of [0, 0, -60_000]) {
      now = addMillis(now, step);
      await handler().execute(request({ by: 1, times: 2 }, { circumstances: (at) => seen.push(at) }));
    }
    const first = instantFromMillis(1_795_000_000_000);
    const rising = [first, addMillis(first, 1), addMillis(first, 2)];
    expect(seen).toEqual(rising);
    expect((await log.readStream(stream)).map(({ metadata }) => metadata.recordedAt)).toEqual(rising.flatMap((at) => [at, at]));
  });
});

describe('a command asked twice', () => {
  it('is carried out once and answered as before, whatever has happened since', async () => {
    const asked = request({ by: 5 }, { meta: meta({ fingerprint: 'a' }), expectedVersion: 'no-stream' });
    await handler().execute(asked);
    await handler().execute(request({ by: 1 }));
    expect(await handler().execute(asked)).toEqual({ status: 'repeated', version: 0, position: 0n });
    expect(await total()).toBe(6);
  });

  it('is told apart from another request under the same key', async () => {
    const asked = request({ by: 5 }, { meta: meta({ fingerprint: 'a' }) });
    await handler().execute(asked);
    const other = request({ by: 7 }, { meta: { ...asked.meta, fingerprint: 'b' } });
    expect(await handler().execute(other)).toEqual({ status: 'key-reused' });
    expect(await total()).toBe(5);
  });

  it('happens once when it is asked in two processes at the same time, and another request under its key does not', async () => {
    const asked = request({ by: 5 }, { meta: meta({ fingerprint: 'a' }) });
    const same = await Promise.all([handler().execute(asked), handler().execute(asked)]);
    expect(same.filter(({ status }) => status === 'accepted' || status === 'repeated')).toHaveLength(2);
    expect(await total()).toBe(5);
    stream = counterStream();
    const [a, b] = ['a', 'b'].map((fingerprint) => request({ by: 5 }, { meta: { ...asked.meta, fingerprint } }));
    const different = await Promise.all([handler().execute(a!), handler().execute(b!)]);
    expect(different.map(({ status }) => status).sort()).toEqual(['accepted', 'key-reused']);
    expect(await total()).toBe(5);
  });
});

describe('an expected version', () => {
  it.each([
    ['an older one', 0, 1],
    ['one that is not reached', 2, 1],
    ['none where there is a stream', 'no-stream', 1],
  ] as const)('conflicts: %s', async (_, expectedVersion, actual) => {
    await handler().execute(request({ by: 1, times: 2 }));
    expect(await handler().execute(request({ by: 1 }, { expectedVersion }))).toEqual({ status: 'conflict', actual });
    expect(await total()).toBe(2);
  });

  it('conflicts where there is no stream', async () => {
    expect(await handler().execute(request({ by: 1 }, { expectedVersion: 0 }))).toEqual({ status: 'conflict', actual: null });
  });

  it('holds also when another is faster between load and append', async () => {
    await handler().execute(request({ by: 1 }));
    const other = () => log.append(stream, 0, [counted(10)]);
    expect(await handlerMeeting(other).execute(request({ by: 1 }, { expectedVersion: 0 }))).toEqual({ status: 'conflict', actual: 1 });
    expect(await total()).toBe(11);
  });
});

describe('commands at the same time', () => {
  const faster = () => log.append(stream, 'any', [counted(300)]);

  it('are decided again on what the faster one left', async () => {
    const outcome = await handlerMeeting(faster, faster).execute(request({ by: 300 }));
    expect(outcome).toMatchObject({ status: 'accepted', version: 2 });
    expect(await handlerMeeting(faster).execute(request({ by: 50 }))).toMatchObject({ status: 'refused', refusal: { facts: { total: 1200 } } });
  });

  it('are a conflict when others are faster for the fourth time', async () => {
    const small = () => log.append(stream, 'any', [counted(1)]);
    expect(await handlerMeeting(small, small, small).execute(request({ by: 1 }))).toMatchObject({ status: 'accepted', version: 3 });
    expect(await handlerMeeting(small, small, small, small).execute(request({ by: 1 }))).toEqual({ status: 'conflict', actual: 7 });
    expect(await total()).toBe(8);
  });

  it('are all applied once: twenty on one stream in one process', async () => {
    const one = handler();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => one.execute(request({ by: 1 }))));
    expect(outcomes.every(({ status }) => status === 'accepted')).toBe(true);
    expect(await versions()).toEqual(Array.from({ length: 20 }, (_, version) => version));
  });

  it('are all applied once: twenty on one stream from five processes that ask again after a conflict', async () => {
    const processes = Array.from({ length: 5 }, () => handler());
    const untilDone = async (asked: Request, one: CommandHandler): Promise<string> => {
      const { status } = await one.execute(asked);
      return status === 'conflict' ? untilDone(asked, one) : status;
    };
    const all = Array.from({ length: 20 }, (_, n) => untilDone(request({ by: 1 }), processes[n % 5]!));
    expect(new Set(await Promise.all(all))).toEqual(new Set(['accepted']));
    expect(await total()).toBe(20);
    expect(new Set((await log.readStream(stream)).map(({ metadata }) => metadata.commandId)).size).toBe(20);
  });
});

describe('P9: an append of unknown outcome', () => {
  it.each<[string, AppendFate[]]>([
    ['the acknowledgement was lost after the commit', ['answer-lost']],
    ['the request was lost', ['request-lost']],
    ['it arrives late, before it is tried again', ['arrives-late']],
    ['it is lost again and again', ['request-lost', 'arrives-late', 'answer-lost']],
  ])('is once in the log: %s', async (_, fates) => {
    const outcome = await handlerMeeting(...fates).execute(request({ by: 3, times: 2 }));
    expect(outcome).toMatchObject({ status: 'accepted', version: 1, position: 1n, events: [{ data: { by: 3 } }, { data: { by: 3 } }] });
    expect(await versions()).toEqual([0, 1]);
  });

  it('is decided anew only when it can no longer arrive', async () => {
    const other = () => log.append(stream, 'any', [counted(999)]);
    const fates: AppendFate[] = ['request-lost', () => other()];
    expect(await handlerMeeting(...fates).execute(request({ by: 3 }))).toMatchObject({ status: 'refused', refusal: { facts: { total: 999 } } });
    expect(await total()).toBe(999);
  });

  it('is not refused while it may arrive, although the circumstances have changed', async () => {
    let asked = 0;
    const decider: Request['decider'] = { ...counter, decide: (command, ...more) => counter.decide({ ...command, by: asked++ === 0 ? 1 : 2000 }, ...more) };
    expect(await handlerMeeting('arrives-late').execute(request({ by: 1 }, { decider }))).toMatchObject({ status: 'accepted' });
    expect(await total()).toBe(1);
  });

  it('is said to be unknown when it cannot be found out, and is found when asked again', async () => {
    const asked = request({ by: 3 });
    const lost: AppendFate[] = ['request-lost', 'request-lost', 'request-lost', 'answer-lost'];
    await expect(handlerMeeting(...lost).execute(asked)).rejects.toThrow(AppendOutcomeUnknown);
    expect(await handler().execute(asked)).toMatchObject({ status: 'repeated', version: 0 });
    expect(await total()).toBe(3);
  });

  it('stays unknown when the log goes away before it is found out', async () => {
    const away = new EventStoreUnavailable('stopped by the test');
    await expect(handlerMeeting('request-lost', away).execute(request({ by: 3 }))).rejects.toThrow(AppendOutcomeUnknown);
    await expect(handlerMeeting(away).execute(request({ by: 3 }))).rejects.toThrow(EventStoreUnavailable);
    expect(await versions()).toEqual([]);
  });
});

describe('what is said of a person', () => {
  const noted = (more: Partial<Request> = {}) => request({ by: 1, note: 'Testborger Eksempel' }, { subject: citizen, ...more });

  it('stands sealed in the log, and is open to decisions that need it', async () => {
    await handler().execute(noted());
    expect(JSON.stringify((await log.readStream(stream)).map(({ data }) => data))).not.toMatch(/Testborger/);
    const seen: Count[] = [];
    const decider: Request['decider'] = { ...counter, decide: (command, state, more) => (seen.push(state), counter.decide(command, state, more)) };
    await handler().execute(request({ by: 1 }, { decider }));
    await handler().execute(request({ by: 1 }, { decider, personal: 'sealed' }));
    expect(seen.map(({ notes }) => notes)).toEqual([['Testborger Eksempel'], []]);
  });

  it('is gone after an erasure: deciding goes on, and nothing more is written', async () => {
    await handler().execute(noted());
    keys.keys.set(citizen, 'destroyed');
    expect(await handler().execute(noted())).toMatchObject({ status: 'refused', refusal: { rule: 'PRI-1' } });
    let notes: Count['notes'] = [];
    const decider: Request['decider'] = { ...counter, decide: (command, state, more) => ((notes = state.notes), counter.decide(command, state, more)) };
    expect(await handler().execute(request({ by: 1 }, { decider }))).toMatchObject({ status: 'accepted' });
    expect(notes).toEqual([erased]);
  });

  it('is not written without saying whom it is about', async () => {
    await expect(handler().execute(noted({ subject: undefined }))).rejects.toThrow('no citizen is named');
    expect(await versions()).toEqual([]);
  });
});
