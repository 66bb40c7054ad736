import { type EventStore } from '#event-store';
import { BEFORE_ALL, type StoredEvent, type StreamName, type Uuid } from '#kernel';
import { CitizenErased, type CitizenKeySource } from '#privacy';

/** A log to try things on: what is appended stands in memory, before all else the log as it is. Nothing is written. */
export function triedLog(store: EventStore): EventStore {
  const tried = new Map<StreamName, StoredEvent[]>();
  const readStream = async (stream: StreamName, from = 0): Promise<readonly StoredEvent[]> => {
    const ours = tried.get(stream) ?? [];
    const firstOfOurs = ours[0]?.version ?? Number.POSITIVE_INFINITY;
    const standing = firstOfOurs === 0 ? [] : await store.readStream(stream);
    return [...standing.filter(({ version }) => version < firstOfOurs), ...ours].filter(({ version }) => version >= from);
  };
  return {
    ...store,
    readStream,
    async append(stream, expected, events) {
      const last = (await readStream(stream)).at(-1)?.version ?? -1;
      if (expected !== 'any' && last !== (expected === 'no-stream' ? -1 : expected)) return { appended: false, actual: last === -1 ? null : last };
      const written = events.map((event, place): StoredEvent => ({ ...event, stream, version: last + 1 + place, position: BEFORE_ALL }));
      tried.set(stream, [...(tried.get(stream) ?? []), ...written]);
      return { appended: true, version: last + events.length, position: BEFORE_ALL };
    },
  };
}

/** Citizens' keys to try things with: those that stand, and for new citizens one that seals nothing for good. */
export function triedKeys(keys: Pick<CitizenKeySource, 'find'>): CitizenKeySource {
  const nobodys = Buffer.alloc(32);
  return {
    find: (citizenIds) => keys.find(citizenIds),
    async keyFor(citizenId: Uuid) {
      const known = (await keys.find([citizenId])).get(citizenId);
      if (known === 'destroyed') throw new CitizenErased();
      return known ?? nobodys;
    },
  };
}
