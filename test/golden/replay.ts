import { createHash } from 'node:crypto';
import { categoryOf, type Json, type StoredEvent, type StreamName, type Uuid } from '#kernel';
import { type CitizenKeySource, PersonalSeal } from '#privacy';
import { EventCodec } from '#processing';
import { categories } from './categories.js';
import { type GoldenState } from './golden-files.js';

/** Keys of invented citizens, known to everybody. */
const knownKeys: CitizenKeySource = {
  keyFor: (citizenId) => Promise.resolve(keyOf(citizenId)),
  find: (citizenIds) => Promise.resolve(new Map([...citizenIds].map((citizenId) => [citizenId, keyOf(citizenId)]))),
};
const keyOf = (citizenId: Uuid): Buffer => createHash('sha256').update(`golden ${citizenId}`).digest();

/** Writes and reads the golden log's events. */
export const goldenCodec = new EventCodec(new PersonalSeal(knownKeys));

/** Reads every stream of a log, opened and lifted, and folds it. @throws UnreadableEvent */
export async function statesOf(log: readonly StoredEvent[]): Promise<readonly GoldenState[]> {
  const streams = new Map<StreamName, StoredEvent[]>();
  for (const event of log) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  return Promise.all(
    [...streams].map(async ([stream, events]) => {
      const { catalogue, stateOf } = categories.find(({ category }) => category === categoryOf(stream))!;
      return { stream, state: asJson(stateOf(await goldenCodec.open(catalogue, events))) };
    }),
  );
}

/** A state as JSON; what JSON has no word for is a list of its members. */
function asJson(state: unknown): Json {
  return JSON.parse(JSON.stringify(state, (_, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value))) as Json;
}
