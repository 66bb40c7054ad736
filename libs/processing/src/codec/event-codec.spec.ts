import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  derivedId,
  event,
  eventCatalogue,
  instantFromMillis,
  readPublic,
  system,
  UnreadableEvent,
  type MunicipalityCode,
  type ProposedEvent,
  type StoredEvent,
} from '#kernel';
import { PersonalSeal } from '#privacy';
import { KeysInMemory } from '#testing/privacy/keys-in-memory.js';
import { counted, countedUp, counterEvents, counterStream, today, type CounterEvent } from '#testing/processing/counting.js';
import { EventCodec, UnwritableEvent } from './event-codec.js';

const keys = new KeysInMemory();
const codec = new EventCodec(new PersonalSeal(keys));
const citizen = derivedId('test', 'citizen');
const id = derivedId('test', 'command');
const metadata = {
  recordedAt: instantFromMillis(1_795_000_000_000),
  actor: system,
  municipality: '621' as MunicipalityCode,
  commandId: id,
  correlationId: id,
  causationId: id,
};
const envelope = { metadata, idAt: (place: number) => derivedId('test', String(place)), subject: citizen };
const stream = counterStream('codec');

const stored = (proposed: ProposedEvent, version = 0): StoredEvent => ({ ...proposed, stream, version, position: BigInt(100 + version) });
const broken = (more: Partial<ProposedEvent>) => stored({ ...counted(1), ...more }, 7);

describe('the codec', () => {
  it('gives back what was written, and its public part without any key', async () => {
    const events = [1, 2, 3].map((by) => countedUp.of({ by }, { on: today, personal: { note: `note ${by}` } }) as CounterEvent);
    const log = (await codec.encode(counterEvents, events, envelope)).map(stored);
    expect((await codec.open(counterEvents, log)).map((one) => one.event)).toEqual(events);
    expect(log.map((one) => readPublic(counterEvents, one).event)).toEqual(events.map(({ personal: _, ...rest }) => rest));
    expect(JSON.stringify(log.map(({ data }) => data))).not.toMatch(/note \d/);
  });

  it('lifts older versions to the newest', async () => {
    const newer = event('CountedUp', 2, { by: z.number(), unit: z.string() }, { upcasters: [{ data: (data) => ({ ...data, unit: 'stk' }) }] });
    const [recorded] = await codec.open(eventCatalogue([newer]), [stored(counted(4))]);
    expect(recorded!.event).toMatchObject({ schemaVersion: 2, data: { by: 4, unit: 'stk' } });
    expect(recorded!.stored.schemaVersion).toBe(1);
  });

  it('lifts what older versions say of a person', async () => {
    const upcasters = [{ personal: ({ note }: Record<string, unknown>) => ({ remark: note }) }];
    const newer = event('CountedUp', 2, { by: z.number() }, { personal: { remark: z.string() }, upcasters });
    const before = countedUp.of({ by: 4 }, { on: today, personal: { note: 'secret words' } }) as CounterEvent;
    const [proposed] = await codec.encode(counterEvents, [before], envelope);
    const [recorded] = await codec.open(eventCatalogue([newer]), [stored(proposed!)]);
    expect(recorded!.event).toEqual({ type: 'CountedUp', schemaVersion: 2, data: { by: 4 }, personal: { remark: 'secret words' }, effective: today });
  });

  it.each<[string, Partial<ProposedEvent>]>([
    ['of an unknown type', { type: 'Unheard' }],
    ['of a version from the future', { schemaVersion: 2 }],
    ['with data of another shape', { data: { by: 'secret words' } }],
    ['with more than its shape', { data: { by: 1, name: 'secret words' } }],
  ])('says where an event stands that is %s, and nothing of what is in it', async (_, more) => {
    const opening = codec.open(counterEvents, [stored(counted(1)), broken(more)]);
    await expect(opening).rejects.toThrow(UnreadableEvent);
    await expect(opening).rejects.toThrow('counter-codec event 7, position 107');
    await expect(opening).rejects.not.toThrow('secret');
  });

  it('does not read a personal part of another shape', async () => {
    const [proposed] = await codec.encode(counterEvents, [countedUp.of({ by: 1 }, { on: today, personal: { note: 'x' } }) as CounterEvent], envelope);
    const [part] = await new PersonalSeal(keys).seal(citizen, [{ eventId: proposed!.id, type: 'CountedUp', personal: { name: 'secret words' } }]);
    const opening = codec.open(counterEvents, [stored({ ...proposed!, data: { by: 1, $personal: part } }, 7)]);
    await expect(opening).rejects.toThrow('position 107');
  });

  it.each<[string, object]>([
    ['an unknown type', { type: 'Unheard' }],
    ['an old version', { schemaVersion: 0 }],
    ['data of another shape', { data: { by: 'many' } }],
    ['a personal part of another shape', { personal: { name: 'x' } }],
    ['an erased personal part', { personal: { erased: true } }],
  ])('never writes %s', async (_, more) => {
    const bad = { ...countedUp.of({ by: 1 }, { on: today }), ...more } as CounterEvent;
    await expect(codec.encode(counterEvents, [bad], envelope)).rejects.toThrow(UnwritableEvent);
  });
});
