import { randomUUID } from 'node:crypto';
import { instantFromMillis, system, uuid, type MunicipalityCode } from '#kernel';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { PersonalSeal } from '#privacy';
import { CommandHandler, EventCodec, type CommandRequest } from '#processing';
import { KeysInMemory } from '../privacy/keys-in-memory.js';
import { counter, counterEvents, counterStream, type Count, type CounterEvent, type CountUp } from './counting.js';
import { unsureStore, type AppendFate } from './unsure-store.js';

export type CountRequest = CommandRequest<CountUp, CounterEvent, Count, unknown>;

/** A log in memory, one counter in it, and processes that carry out commands on it. */
export function commandHarness() {
  const log = openMemoryEventStore();
  const keys = new KeysInMemory();
  const harness = {
    log,
    keys,
    now: instantFromMillis(1_795_000_000_000),
    stream: counterStream(),
    /** Another process, whose appends meet the given fates. */
    handler: (...fates: AppendFate[]) =>
      new CommandHandler({
        store: unsureStore(log, ...fates),
        codec: new EventCodec(new PersonalSeal(keys)),
        clock: { now: () => harness.now },
        retryDelayMs: 1,
      }),
    meta(more: Partial<CountRequest['meta']> = {}): CountRequest['meta'] {
      const commandId = uuid(randomUUID());
      return { commandId, correlationId: commandId, causationId: commandId, actor: system, municipality: '621' as MunicipalityCode, ...more };
    },
    request: (command: CountUp, more: Partial<CountRequest> = {}): CountRequest => ({
      stream: harness.stream,
      decider: counter,
      catalogue: counterEvents,
      command,
      circumstances: () => ({}),
      meta: harness.meta(),
      ...more,
    }),
    stored: () => log.readStream(harness.stream),
    versions: async () => (await harness.stored()).map(({ version }) => version),
    total: async () => (await harness.stored()).reduce((sum, { data }) => sum + Number(data['by']), 0),
  };
  return harness;
}
