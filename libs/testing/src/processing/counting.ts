import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  accept,
  event,
  eventCatalogue,
  instantFromMillis,
  plainDate,
  refuse,
  rule,
  streamName,
  system,
  uuid,
  type Decider,
  type Erased,
  type EventOf,
  type MunicipalityCode,
  type PlainDate,
  type ProposedEvent,
  type StreamName,
} from '#kernel';

/** A domain of one thing: a counter that is counted up, and says who counted in a note under a citizen's key. */
export const countedUp = event('CountedUp', 1, { by: z.number().int() }, { personal: { note: z.string() } });
export const countReset = event('CountReset', 1, {});
export type CounterEvent = EventOf<typeof countedUp> | EventOf<typeof countReset>;
export const counterEvents = eventCatalogue<CounterEvent>([countedUp, countReset]);

export interface CountUp {
  readonly by: number;
  readonly times?: number;
  readonly on?: PlainDate;
  readonly note?: string;
}

export interface Count {
  readonly total: number;
  readonly notes: readonly (string | Erased)[];
}

export const limit = rule({
  id: 'COUNT-1',
  text: 'A counter stops at a thousand.',
  source: 'invented for the tests',
  refusals: { 'over-limit': 'Tælleren kan ikke komme over tusind.' },
});

export const today = plainDate('2026-11-20');

export const counter: Decider<CountUp, CounterEvent, Count> = {
  initial: { total: 0, notes: [] },
  decide({ by, times = 1, on = today, note }, { total }) {
    if (Number.isNaN(by)) throw new TypeError('a bug in a decision');
    if (total + by * times > 1000) return refuse(limit, 'over-limit', { total });
    const occurrence = note === undefined ? { on } : { on, personal: { note } };
    return accept(...Array.from({ length: times }, () => countedUp.of({ by }, occurrence) as CounterEvent));
  },
  evolve({ total, notes }, happened) {
    if (happened.type === 'CountReset') return { total: 0, notes };
    const { personal } = happened;
    const said = personal === undefined ? [] : ['note' in personal ? personal.note : personal];
    return { total: total + (happened).data.by, notes: [...notes, ...said] };
  },
};

/** The stream of a counter; a new one unless it is named. */
export function counterStream(id: string = randomUUID()): StreamName {
  return streamName('counter', id);
}

/** A counting event ready for the log, whoever decided it. */
export function counted(by: number, type = 'CountedUp'): ProposedEvent {
  const id = uuid(randomUUID());
  return {
    id,
    type,
    schemaVersion: 1,
    data: { by },
    metadata: {
      recordedAt: instantFromMillis(1_795_000_000_000),
      effective: today,
      actor: system,
      municipality: '621' as MunicipalityCode,
      commandId: id,
      correlationId: id,
      causationId: id,
    },
  };
}
